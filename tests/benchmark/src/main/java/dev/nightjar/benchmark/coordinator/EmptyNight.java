package dev.nightjar.benchmark.coordinator;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import io.temporal.activity.Activity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * A night's activities without a night's work: a plan of as many chunks as the group's name says,
 * chunks that only wait, publications of nothing. Thread-safe.
 */
final class EmptyNight implements PlanActivities, ProcessActivities, PublishActivities {
  private static final long LONGEST_SILENCE = Duration.ofSeconds(1).toNanos();

  private final Duration chunkTime;
  private final Consumer<ChunkSpan> recorder;

  EmptyNight(Duration chunkTime) {
    this(chunkTime, span -> {});
  }

  /** One that tells when it was at each chunk, in the thread that was. */
  EmptyNight(Duration chunkTime, Consumer<ChunkSpan> recorder) {
    this.chunkTime = chunkTime;
    this.recorder = recorder;
  }

  @Override
  public PlanReport plan(PlanTask task) {
    int chunks = NightSize.chunks(task.run().group());
    List<BatchSize> batches = new ArrayList<>();
    for (int first = 0; first < chunks; first += NightSize.CHUNKS_PER_BATCH) {
      int size = Math.min(NightSize.CHUNKS_PER_BATCH, chunks - first);
      batches.add(new BatchSize(batches.size(), first, size, 1, 1));
    }
    PlanHead head =
        new PlanHead(
            task.run(),
            new JobVersion(1),
            batches.size(),
            chunks,
            batches.size(),
            chunks,
            Digest.of(new byte[0]));
    return new PlanReport(head, batches, LeftOut.NOBODY);
  }

  @Override
  public ChunkOutcome process(ChunkTask task) {
    long start = System.nanoTime();
    long end = start + chunkTime.toNanos();
    for (long left = chunkTime.toNanos(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(Math.min(left, LONGEST_SILENCE));
      if (chunkTime.toNanos() > LONGEST_SILENCE) {
        Activity.getExecutionContext().heartbeat(null);
      }
    }
    recorder.accept(new ChunkSpan(start, System.nanoTime()));
    return new ChunkOutcome(new RowCounts(1, 1, 0, 0), 1, Digest.of(new byte[0]));
  }

  @Override
  public PublishReport publish(PublishTask task) {
    return new PublishReport(task.merchants(), 0, 0, List.of());
  }

  /** Nights are small enough for one execution. */
  @Override
  public BatchPage batches(PageTask task) {
    return new BatchPage(List.of());
  }

  @Override
  public FailReport fail(FailTask task) {
    return new FailReport(List.of());
  }

  @Override
  public SplitReport split(SplitTask task) {
    return new SplitReport(List.of());
  }

  @Override
  public void close(CloseTask task) {
    // There is no ledger to tell.
  }
}
