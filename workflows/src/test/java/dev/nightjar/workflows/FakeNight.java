package dev.nightjar.workflows;

import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.workflows.message.BatchPage;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.CloseTask;
import dev.nightjar.workflows.message.FailReport;
import dev.nightjar.workflows.message.FailTask;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.PageTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.SplitReport;
import dev.nightjar.workflows.message.SplitTask;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * The activities of a night in memory: a plan that a test draws, chunks that all come to the same,
 * publication that knows which merchants' chunks failed, and faults that a test puts in.
 */
final class FakeNight implements PlanActivities, ProcessActivities, PublishActivities {
  static final RowCounts ROWS_OF_A_CHUNK = new RowCounts(10, 8, 1, 1);
  static final Fault NONE = attempt -> {};

  final FakePlan plan = new FakePlan();
  final FakeLate late = new FakeLate();
  final Map<Integer, Fault> processFaults = new ConcurrentHashMap<>();
  final Map<Integer, RowCounts> rows = new ConcurrentHashMap<>();
  final Queue<PlanTask> planned = new ConcurrentLinkedQueue<>();
  final Queue<PublishTask> published = new ConcurrentLinkedQueue<>();
  final Queue<CloseTask> closed = new ConcurrentLinkedQueue<>();
  final Attempts attempts = new Attempts();

  /** Chunks that end to be split where they may be. */
  final Map<Integer, Outgrowth> outgrown = new ConcurrentHashMap<>();

  final Queue<ChunkTask> processed = new ConcurrentLinkedQueue<>();
  volatile Duration timeOfChunk = Duration.ZERO;
  volatile Fault planFault = NONE;
  volatile Fault pageFault = NONE;
  volatile Fault failFault = NONE;
  volatile Fault splitFault = NONE;
  volatile Fault publishFault = NONE;
  volatile Fault closeFault = NONE;
  volatile LeftOut leftOut = LeftOut.NOBODY;
  volatile int merchantsLostByPublish;

  @Override
  public PlanReport plan(PlanTask task) {
    planned.add(task);
    planFault.strike(attempts.next("plan"));
    return new PlanReport(
        new PlanHead(
            task.run(),
            new JobVersion(3),
            plan.batches().size(),
            plan.chunks(),
            plan.merchants(),
            1000,
            Digest.of(new byte[0])),
        plan.batches().size() > 500 ? List.of() : plan.batches(),
        leftOut);
  }

  @Override
  public ChunkOutcome process(ChunkTask task) {
    int chunk = task.chunk().number();
    processed.add(task);
    processFaults.getOrDefault(chunk, NONE).strike(attempts.next("process " + chunk));
    LockSupport.parkNanos(timeOfChunk.toNanos());
    Outgrowth outgrowth = task.split() == null ? null : outgrown.get(chunk);
    if (outgrowth != null) {
      throw ApplicationFailure.newNonRetryableFailure(
          "it is larger than expected", FailureType.OUTGROWN.name(), outgrowth);
    }
    return new ChunkOutcome(
        rows.getOrDefault(chunk, ROWS_OF_A_CHUNK), 5, Digest.of(new byte[] {(byte) chunk}));
  }

  @Override
  public BatchPage batches(PageTask task) {
    pageFault.strike(attempts.next("batches " + task.first()));
    return new BatchPage(plan.batches().subList(task.first(), task.first() + task.batches()));
  }

  @Override
  public FailReport fail(FailTask task) {
    failFault.strike(attempts.next("fail " + task.chunk().number()));
    return new FailReport(plan.fail(task.chunk().number(), task.reason()));
  }

  @Override
  public SplitReport split(SplitTask task) {
    splitFault.strike(attempts.next("split " + task.chunk().number()));
    return new SplitReport(plan.split(task.chunk().number(), task.outgrowth()));
  }

  @Override
  public PublishReport publish(PublishTask task) {
    publishFault.strike(attempts.next("publish " + task.batch() + "/" + task.firstMerchant()));
    published.add(task);
    List<MerchantFailure> failures = plan.failures(task);
    int done = task.merchants() - failures.size() - merchantsLostByPublish;
    return new PublishReport(done, failures.size(), 100, failures);
  }

  @Override
  public void close(CloseTask task) {
    closeFault.strike(attempts.next("close"));
    closed.add(task);
  }

  /** What may go wrong when an activity is attempted, from attempt 1 on. */
  interface Fault {
    void strike(int attempt);
  }
}
