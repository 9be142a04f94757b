package dev.nightjar.activities.process;

import dev.nightjar.activities.stage.StageClock;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.extract.VisitorWalk;
import dev.nightjar.core.extract.WalkCounts;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.plan.PlannedSlice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Processes one slice: raw rows, visitor by visitor, to intermediate rows, folded at once into
 * partial rows. For one slice and one thread.
 *
 * @param <R> the intermediate record
 */
final class SliceProcessor<R> {
  private static final Logger LOG = LoggerFactory.getLogger(SliceProcessor.class);

  private final SliceWork<R> work;
  private final PlannedSlice slice;
  private final Poison poison;
  private final StageClock clock;
  private final SummaryDay day;
  private final SpillingDeltas deltas;
  private final SliceRows rows;
  private final JobBoundary boundary;
  private final SliceGrowth growth;
  private @Nullable Visitor visitor;

  private SliceProcessor(
      SliceWork<R> work,
      PlannedSlice slice,
      Poison poison,
      StageClock clock,
      SpillingDeltas deltas,
      SliceRows rows) {
    this.work = work;
    this.slice = slice;
    this.poison = poison;
    this.clock = clock;
    this.deltas = deltas;
    this.rows = rows;
    day = new SummaryDay(slice.merchant(), slice.day());
    boundary = new JobBoundary(work.job(), slice.merchantDay());
    growth = work.growth().of(slice);
  }

  /**
   * Processes a slice; what is returned is still to be committed. Where the job fails on a visitor,
   * the rows that are to blame are looked for, and the slice is processed once more without them.
   */
  static <R> SealedSlice process(SliceWork<R> work, PlannedSlice slice) throws IOException {
    try {
      return process(work, slice, Poison.NONE);
    } catch (VisitorFailure e) {
      if (work.options().failedVisitorsAllowed() == 0) {
        throw e;
      }
      Poison poison = new PoisonSearch<>(work, slice, e).find();
      LOG.warn("{} rows of {} go to quarantine: {}", poison.rows(), slice.slice(), e.getMessage());
      return process(work, slice, poison);
    }
  }

  private static <R> SealedSlice process(SliceWork<R> work, PlannedSlice slice, Poison poison)
      throws IOException {
    ResultId result = ResultId.of(work.run(), slice.merchantDay());
    StageClock clock = work.stages().fold().clock();
    try (SpillingDeltas deltas = work.deltas();
        SliceRows rows = new SliceRows(work, result, slice.hashes(), clock)) {
      return new SliceProcessor<>(work, slice, poison, clock, deltas, rows).process();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      clock.lap(Use.BUSY);
    }
  }

  private SealedSlice process() throws IOException {
    RowCounts counts = BrokenSum.check(slice.slice(), whole());
    deltas.drain(rows::partial);
    boundary.check();
    return rows.seal(work.job().version(), counts);
  }

  private RowCounts whole() throws IOException {
    try {
      return walk();
    } catch (VisitorFailure e) {
      growth.abandon();
      // Of an interrupted write HBase's client logs the row's key, with the visitor's id.
      rows.awaitStored();
      throw rows.isTorn() ? new TornVisitor(e) : e;
    }
  }

  private RowCounts walk() throws IOException {
    SliceQuarantine quarantine =
        new SliceQuarantine(work.quarantine(), slice.merchantDay(), work.options());
    try (SliceSource raw = source()) {
      SliceEvents events =
          new SliceEvents(raw, clock, quarantine, boundary, work.rowsRead(), growth);
      WalkCounts walked = new VisitorWalk<R>(day, this::extract, this::accept).walk(events);
      quarantine.flush();
      return new RowCounts(events.read(), walked.used(), walked.duplicates(), quarantine.count());
    }
  }

  private SliceSource source() throws IOException {
    return poison == Poison.NONE ? work.reads().first(slice) : work.reads().again(slice, poison);
  }

  private void extract(VisitorDay visitorDay, Consumer<? super R> out) {
    visitor = visitorDay.visitor();
    boundary.engine(rows::beginVisitor);
    boundary.job(visitorDay.visitor(), () -> work.job().extractor().extract(visitorDay, out));
  }

  private void accept(long visitorHash, R record) {
    boundary.engine(
        () -> {
          store(visitorHash, record);
          deltas.settle();
        });
  }

  private void store(long visitorHash, R record) throws IOException {
    Job<R> job = work.job();
    byte[][] stored = new byte[2][];
    boundary.job(
        currentVisitor(),
        () -> {
          stored[0] = job.codec().key(record);
          stored[1] = job.codec().encode(record);
          job.summarizer().summarize(record, day, deltas);
        });
    rows.intermediate(visitorHash, stored[0], stored[1]);
  }

  private Visitor currentVisitor() {
    if (visitor == null) {
      throw new IllegalStateException("A record came before its visitor");
    }
    return visitor;
  }
}
