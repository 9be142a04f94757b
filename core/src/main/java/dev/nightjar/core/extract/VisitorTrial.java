package dev.nightjar.core.extract;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.metric.DeltaTable;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tries a job's code on one visitor's rows, and keeps nothing that comes of it. As the code is a
 * pure function of these rows, it throws here if and only if it throws in earnest. Not thread-safe.
 *
 * @param <R> the intermediate record
 */
public final class VisitorTrial<R> {
  private final Job<R> job;
  private final SummaryDay day;
  private final Set<ByteBuffer> keys = new HashSet<>();
  private @Nullable Throwable thrown;

  /**
   * A trial.
   *
   * @param job whose code
   * @param day whose events
   */
  public VisitorTrial(Job<R> job, SummaryDay day) {
    this.job = job;
    this.day = day;
  }

  /**
   * What the job throws, also if its extractor catches what its summarizer threw.
   *
   * @param rows of one visitor, in order; none for nothing thrown
   */
  public Optional<Throwable> failure(List<Event> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    thrown = null;
    keys.clear();
    DistinctEvents events = new DistinctEvents(rows.iterator());
    VisitorDay visitorDay =
        new VisitorDay(day.merchant(), day.day(), rows.get(0).visitor(), events);
    DeltaTable deltas = new DeltaTable(job.dimensions());
    guarded(() -> job.extractor().extract(visitorDay, record -> accept(record, deltas)));
    return Optional.ofNullable(thrown);
  }

  private void accept(R record, DeltaTable deltas) {
    guarded(
        () -> {
          byte[] key = job.codec().key(record);
          job.codec().encode(record);
          job.summarizer().summarize(record, day, deltas);
          if (!keys.add(ByteBuffer.wrap(key))) {
            throw new IllegalStateException("two records with the same key");
          }
        });
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
      thrown = thrown == null ? e : thrown;
    }
  }
}
