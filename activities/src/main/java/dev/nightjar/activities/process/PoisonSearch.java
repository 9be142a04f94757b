package dev.nightjar.activities.process;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.extract.HashedEvent;
import dev.nightjar.core.extract.Narrowing;
import dev.nightjar.core.extract.VisitorTrial;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.plan.PlannedSlice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for the raw rows on which a job's code fails: reads a slice once more, tries the code on
 * each visitor, and narrows the rows of those it fails on. It writes nothing. For one slice and one
 * thread.
 *
 * @param <R> the intermediate record
 */
final class PoisonSearch<R> {
  /**
   * A visitor with more rows is not tried, because they would have to be held; if the job fails on
   * it, the slice fails. Not configurable: it decides what is published.
   */
  static final int MOST_ROWS_OF_VISITOR = 5_000;

  /** More rows are not left out of a slice, whoever is allowed to fail. */
  static final int MOST_ROWS_OF_SLICE = 10_000;

  private final SliceWork<R> work;
  private final PlannedSlice slice;
  private final VisitorFailure failure;
  private final VisitorTrial<R> trial;
  private final Map<ByteBuffer, String> poison = new HashMap<>();
  private final Map<Visitor, List<Event>> held = new LinkedHashMap<>();
  private long hash;
  private long rowsOfHash;
  private int visitors;

  /** For a slice that failed. */
  PoisonSearch(SliceWork<R> work, PlannedSlice slice, VisitorFailure failure) {
    this.work = work;
    this.slice = slice;
    this.failure = failure;
    this.trial = new VisitorTrial<>(work.job(), new SummaryDay(slice.merchant(), slice.day()));
  }

  /**
   * What to leave out.
   *
   * @throws VisitorFailure the one that the slice failed with, when nothing is found
   * @throws TooManyFailed when it would be too much
   */
  Poison find() throws IOException {
    long rows;
    JobBoundary boundary = new JobBoundary(work.job(), slice.merchantDay());
    try (SliceSource raw = work.reads().again(slice, Poison.NONE)) {
      SliceEvents events =
          new SliceEvents(
              raw,
              work.stages().fold().clock(),
              (key, bad, document) -> {},
              boundary,
              work.rowsRead(),
              work.growth().unwatched(slice));
      while (events.hasNext()) {
        take(events.next());
      }
      tryHeld();
      rows = events.read();
    }
    if (poison.isEmpty()) {
      throw failure;
    }
    if (poison.size() * 2L > rows) {
      throw tooMany("which is more than half of its %d rows".formatted(rows));
    }
    return new Poison(poison);
  }

  private void take(HashedEvent row) {
    if (row.visitorHash() != hash) {
      tryHeld();
      hash = row.visitorHash();
    }
    rowsOfHash++;
    if (rowsOfHash <= MOST_ROWS_OF_VISITOR) {
      held.computeIfAbsent(row.event().visitor(), visitor -> new ArrayList<>()).add(row.event());
    }
  }

  private void tryHeld() {
    if (rowsOfHash <= MOST_ROWS_OF_VISITOR) {
      held.values().forEach(this::tryVisitor);
    }
    held.clear();
    rowsOfHash = 0;
  }

  private void tryVisitor(List<Event> rows) {
    Optional<Throwable> whole = trial.failure(rows);
    if (whole.isEmpty()) {
      return;
    }
    visitors++;
    Predicate<List<Event>> fails = some -> trial.failure(some).isPresent();
    List<Event> blamed = Narrowing.toBlame(rows, fails);
    for (Event event : blamed) {
      boolean isSingle = blamed.size() < rows.size() || rows.size() == 1;
      Throwable thrown =
          isSingle ? trial.failure(List.of(event)).orElseGet(whole::get) : whole.get();
      poison.put(key(event), detail(thrown, event.visitor(), isSingle));
    }
    if (visitors > work.options().failedVisitorsAllowed()) {
      throw tooMany(
          "and more than %d visitors (worker.failedVisitorsAllowed) are not left out"
              .formatted(work.options().failedVisitorsAllowed()));
    }
    if (poison.size() > MOST_ROWS_OF_SLICE) {
      throw tooMany("and more than %d are not left out".formatted(MOST_ROWS_OF_SLICE));
    }
  }

  private ByteBuffer key(Event event) {
    return ByteBuffer.wrap(RawKey.of(event, slice.day().date(), hash).bytes());
  }

  private String detail(Throwable thrown, Visitor visitor, boolean isSingle) {
    Job<R> job = work.job();
    return "job %s version %s fails on %s: %s"
        .formatted(
            job.name(),
            job.version(),
            isSingle ? "this record" : "this visitor's records",
            JobTrace.of(thrown, visitor));
  }

  private TooManyFailed tooMany(String rule) {
    return new TooManyFailed(failure, visitors, poison.size(), rule);
  }
}
