package dev.nightjar.workflows;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.workflows.failure.FailureText;
import dev.nightjar.workflows.message.BatchTask;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.totals.BatchTotals;
import dev.nightjar.workflows.totals.Words;
import dev.nightjar.workflows.window.Window;
import io.temporal.common.Priority;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * One chunk of a batch; when it fails for good, a {@link FailStep} follows at once, and when it
 * outgrows its weight, a {@link SplitStep}.
 */
final class ProcessStep extends Step<ChunkOutcome> {
  private static final Logger log = Workflow.getLogger(ProcessStep.class);

  private final BatchWork batch;
  private final int chunk;
  private final Kind kind;
  private @Nullable SplitRule rule;

  /** What decides whether a chunk may be split, and whether slices of it may be sealed already. */
  private enum Kind {
    /** As it was planned. */
    PLANNED,
    /** Planned, and to be done as a whole after it ended to be split. */
    UNSPLIT,
    /** Made by a split of a chunk that failed. */
    PART_OF_FAILED,
    /** Made by a split of a chunk that outgrew its weight. */
    PART_OF_OUTGROWN
  }

  private ProcessStep(BatchWork batch, int chunk, Kind kind) {
    this.batch = batch;
    this.chunk = chunk;
    this.kind = kind;
  }

  /** A chunk of the plan. */
  static ProcessStep planned(BatchWork batch, int chunk) {
    return new ProcessStep(batch, chunk, Kind.PLANNED);
  }

  @Override
  Promise<ChunkOutcome> dispatch() {
    BatchTask task = batch.task();
    ProcessActivities activities =
        terms().process("chunk %d of batch %d".formatted(chunk, task.size().number()), share(task));
    rule = kind == Kind.PLANNED ? batch.reserveSplit().orElse(null) : null;
    boolean mayBeSealed = kind == Kind.UNSPLIT || kind == Kind.PART_OF_OUTGROWN;
    return Async.function(
        activities::process,
        new ChunkTask(id(), task.version(), task.isRetry() || mayBeSealed, rule));
  }

  /**
   * By batch: a merchant with many chunks has one of its own, small ones share one and have its
   * shares together. The priority of the run holds beside it.
   */
  private static Priority share(BatchTask task) {
    return Priority.newBuilder()
        .setFairnessKey(fairnessKey(task))
        .setFairnessWeight(task.size().shares())
        .build();
  }

  /** The batch's, which no batch of another run of the day shares; 64 bytes at most. */
  private static String fairnessKey(BatchTask task) {
    return "%s/batch-%d/%08x"
        .formatted(
            task.run().day(), task.size().number(), Workflow.getInfo().getWorkflowId().hashCode());
  }

  @Override
  void succeeded(ChunkOutcome outcome) {
    settle(0);
    totals().done(chunk, outcome);
    int chunks = totals().chunksOf(batch.task().size().chunks());
    Workflow.setCurrentDetails(
        "processing: %d of %s done".formatted(totals().chunks(), Words.chunks(chunks)));
  }

  @Override
  void failed(RuntimeException failure) {
    String reason = FailureText.of(failure);
    SplitRule broken = rule;
    Optional<Outgrowth> outgrowth = broken == null ? Optional.empty() : outgrowth(failure);
    if (broken != null && outgrowth.isPresent()) {
      log.info("Chunk {} is split: {}", id(), reason);
      window().addFirst(new SplitStep(this, outgrowth.get(), broken, reason));
      return;
    }
    settle(0);
    log.warn("Chunk {} failed for good: {}", id(), reason);
    window().addFirst(new FailStep(this, reason));
  }

  private static Optional<Outgrowth> outgrowth(RuntimeException failure) {
    return FailureText.application(failure)
        .filter(reason -> FailureType.OUTGROWN.name().equals(reason.getType()))
        .map(reason -> reason.getDetails().get(Outgrowth.class));
  }

  /** Its merchants go on in chunks of their own, after what waits. */
  void failedInto(List<Integer> parts) {
    if (parts.isEmpty()) {
      totals().chunkFailed();
    }
    parts.forEach(part -> window().add(new ProcessStep(batch, part, Kind.PART_OF_FAILED)));
  }

  /** The ledger has it split: its parts come next, because they are what the batch waits for. */
  void split(List<Integer> parts) {
    settle(parts.size());
    if (parts.isEmpty()) {
      totals().chunkFailed();
      return;
    }
    totals().chunkSplit(parts.size());
    for (int i = parts.size() - 1; i >= 0; i--) {
      window().addFirst(new ProcessStep(batch, parts.get(i), Kind.PART_OF_OUTGROWN));
    }
  }

  /** The ledger could not split it: it is done as a whole. */
  void unsplit() {
    settle(0);
    window().addFirst(new ProcessStep(batch, chunk, Kind.UNSPLIT));
  }

  private void settle(int parts) {
    if (rule != null) {
      rule = null;
      batch.settleSplit(parts);
    }
  }

  ChunkId id() {
    return new ChunkId(batch.task().run(), chunk);
  }

  Terms terms() {
    return batch.terms();
  }

  BatchTotals totals() {
    return batch.totals();
  }

  private Window<Step<?>> window() {
    return batch.window();
  }
}
