package dev.nightjar.starter.summary;

import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Console;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Streams published days, merchant by merchant and day by day. A few days are read ahead, so that
 * waiting for HBase overlaps; large days are not. Days that were withdrawn are told of on the error
 * stream.
 */
public final class SummaryStream {
  private static final int DAYS_AHEAD = 6;
  private static final int READERS = 4;

  /** Rows of days read ahead, about; a day beyond that is read alone. */
  private static final long ROWS_AHEAD = 100_000;

  private final Console console;
  private final Summaries summaries;
  private final Job<?> job;

  /** The summaries of a job. */
  public SummaryStream(Session session, Job<?> job) throws IOException {
    this.console = session.console();
    this.summaries = session.part(Summaries.class);
    this.job = job;
  }

  /**
   * Reads days.
   *
   * @param merchants whose, in order of their ids
   * @param first the first day
   * @param last the last day
   * @param out takes each day with all of its rows
   * @return how many days have rows
   */
  public long read(
      Collection<MerchantId> merchants, LocalDate first, LocalDate last, Consumer<DaySummary> out)
      throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(READERS, SummaryStream::thread);
    try {
      long days = 0;
      WithdrawnDays withdrawn = new WithdrawnDays(console);
      for (MerchantId merchant : merchants) {
        List<PublishedDay> published = new ArrayList<>();
        for (PublishedDay day : summaries.days(job.name(), merchant, first, last)) {
          if (day.pointer().withdrawal().isPresent()) {
            withdrawn.add(new MerchantDay(merchant, day.day()), day.pointer());
          } else {
            published.add(day);
          }
        }
        read(merchant, published, readers, out);
        days += published.size();
      }
      withdrawn.end();
      return days;
    } finally {
      readers.shutdownNow();
    }
  }

  private void read(
      MerchantId merchant,
      Collection<PublishedDay> published,
      ExecutorService readers,
      Consumer<DaySummary> out) {
    Deque<Ahead> ahead = new ArrayDeque<>();
    Iterator<PublishedDay> days = published.iterator();
    long rowsAhead = 0;
    PublishedDay next = days.hasNext() ? days.next() : null;
    while (next != null || !ahead.isEmpty()) {
      boolean room =
          ahead.isEmpty()
              || (ahead.size() < DAYS_AHEAD
                  && next != null
                  && rowsAhead + next.pointer().rows() <= ROWS_AHEAD);
      if (next != null && room) {
        LocalDate day = next.day();
        rowsAhead += next.pointer().rows();
        ahead.add(
            new Ahead(
                next.pointer().rows(),
                CompletableFuture.supplyAsync(() -> summary(merchant, day), readers)));
        next = days.hasNext() ? days.next() : null;
      } else {
        Ahead done = ahead.remove();
        rowsAhead -= done.rows();
        out.accept(done.summary().join());
      }
    }
  }

  private DaySummary summary(MerchantId merchant, LocalDate day) {
    try {
      return summaries
          .find(job, merchant, day)
          .orElseThrow(() -> new IllegalStateException("What is published stays published"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "summary-reader");
    thread.setDaemon(true);
    return thread;
  }

  private record Ahead(long rows, CompletableFuture<DaySummary> summary) {}
}
