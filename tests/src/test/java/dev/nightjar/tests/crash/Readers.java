package dev.nightjar.tests.crash;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.activities.summary.SummaryCells;
import dev.nightjar.activities.summary.SummaryRow;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.SummaryTally;
import dev.nightjar.tests.crash.KnownData.Delivered;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Readers that read every merchant's day all through the nights. HBase may be away; but what they
 * see has to be a whole generation of known data, and never an older one than they saw before.
 * Thread-safe.
 */
final class Readers implements AutoCloseable {
  private static final Duration BETWEEN_READS = Duration.ofMillis(30);
  private static final int THREADS = 2;
  private static final int MOST_FLAWS = 20;

  /** Whether what a newer generation tells may be older. */
  enum Older {
    NEVER,
    /** Where somebody rolls back. */
    BY_ROLLBACK
  }

  private final Summaries summaries;
  private final Job<?> job;
  private final Map<Delivered, Map<MerchantDay, Digest>> known = new TreeMap<>();
  private final List<MerchantDay> days;
  private final Older older;
  private final List<Thread> threads = new ArrayList<>();
  private final List<String> flaws = new ArrayList<>();
  private final AtomicLong whole = new AtomicLong();
  private final AtomicLong unavailable = new AtomicLong();
  private volatile boolean isClosed;

  /** Readers of the days of some data. */
  Readers(Summaries summaries, Job<?> job, KnownData data, Older older) {
    this.summaries = summaries;
    this.older = older;
    this.job = job;
    for (Delivered delivered : Delivered.values()) {
      known.put(delivered, data.digests(delivered, job));
    }
    this.days = List.copyOf(data.digests(Delivered.EVERYTHING, job).keySet());
  }

  Readers start() {
    for (int reader = 0; reader < THREADS; reader++) {
      Thread thread = new Thread(this::read, "reader-" + reader);
      thread.setDaemon(true);
      thread.start();
      threads.add(thread);
    }
    return this;
  }

  /** How often a day was read whole. */
  long whole() {
    return whole.get();
  }

  /** How often HBase did not answer. */
  long unavailable() {
    return unavailable.get();
  }

  /** What they saw and must not see, in words. */
  synchronized List<String> flaws() {
    return List.copyOf(flaws);
  }

  private void read() {
    Map<MerchantDay, Seen> last = new HashMap<>();
    while (!isClosed) {
      for (MerchantDay day : days) {
        if (!isClosed) {
          read(day, last);
          LockSupport.parkNanos(BETWEEN_READS.toNanos());
        }
      }
    }
  }

  private void read(MerchantDay day, Map<MerchantDay, Seen> last) {
    try {
      Optional<DaySummary> summary = summaries.find(job, day.merchant(), day.day());
      judge(day, summary, last.getOrDefault(day, Seen.NOTHING))
          .ifPresent(seen -> last.put(day, seen));
      whole.incrementAndGet();
    } catch (InterruptedIOException e) {
      unavailable.incrementAndGet();
    } catch (IOException e) {
      if (e.getClass().getSimpleName().equals("IncompleteGeneration")) {
        flaw(day + ": " + e.getMessage());
      }
      unavailable.incrementAndGet();
    }
  }

  /**
   * What was seen last of a day.
   *
   * @param generation its number, 0 before there is one
   * @param delivered of which data
   */
  record Seen(long generation, Delivered delivered) {
    static final Seen NOTHING = new Seen(0, Delivered.NOTHING);
  }

  /** What a reader saw now, or empty when it was a flaw. */
  private Optional<Seen> judge(MerchantDay day, Optional<DaySummary> summary, Seen last) {
    if (summary.isEmpty()) {
      if (last.generation() > 0) {
        flaw("%s: generation %d is gone".formatted(day, last.generation()));
      }
      return Optional.empty();
    }
    Digest digest = digest(summary.get());
    long generation = summary.get().pointer().generation().cutoff().toEpochMilli();
    if (!digest.equals(summary.get().pointer().digest())) {
      flaw("%s: the rows of generation %d are not those of its pointer".formatted(day, generation));
      return Optional.empty();
    }
    // Where nothing came late, both are the same: then it is the newest that it can be.
    Optional<Delivered> data =
        known.keySet().stream()
            .filter(delivered -> digest.equals(known.getOrDefault(delivered, Map.of()).get(day)))
            .max(Comparator.naturalOrder());
    if (data.isEmpty()) {
      flaw("%s: generation %d is of no known data".formatted(day, generation));
      return Optional.empty();
    }
    Seen now = new Seen(generation, data.get());
    boolean isOlder = older == Older.NEVER && now.delivered().compareTo(last.delivered()) < 0;
    if (now.generation() < last.generation() || isOlder) {
      flaw("%s: %s was seen after %s".formatted(day, now, last));
    }
    return Optional.of(now);
  }

  /** Over the rows as they were read. */
  private static Digest digest(DaySummary summary) {
    SummaryTally tally = new SummaryTally();
    for (SummaryRow row : summary.rows()) {
      tally.add(row.dimension(), row.value(), SummaryCells.columns(row.metrics()));
    }
    return tally.digest();
  }

  private synchronized void flaw(String words) {
    if (flaws.size() < MOST_FLAWS) {
      flaws.add(words);
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** Ends them all, and waits for it. */
  void stop() {
    isClosed = true;
    for (Thread thread : threads) {
      thread.interrupt();
      try {
        thread.join(Duration.ofSeconds(30).toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
