package dev.nightjar.benchmark.swarm;

import dev.nightjar.benchmark.measure.Percentiles;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.swarm.SwarmGroup;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Semaphore;

/** What a call costs beside a bare workflow, and what a lane can do, for one way of calling. */
@SuppressWarnings("FutureReturnValueIgnored") // A callback makes room, and no more.
final class Overheads {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final int OUTSTANDING = 100;

  private final WorkflowClient client;
  private final Swarm swarm;
  private final Work work;

  Overheads(WorkflowClient client, Swarm swarm) {
    this.client = client;
    this.swarm = swarm;
    this.work = swarm.stub(Work.class);
  }

  /** Median of an empty call by the median of a bare workflow, call by call in turns. */
  double callBesideBare(int calls) throws InterruptedException {
    double[] own = new double[calls];
    double[] bare = new double[calls];
    for (int i = -calls / 4; i < calls; i++) {
      long start = System.nanoTime();
      work.work(0);
      long between = System.nanoTime();
      bare();
      if (i >= 0) {
        own[i] = between - start;
        bare[i] = System.nanoTime() - between;
      }
    }
    Arrays.sort(own);
    Arrays.sort(bare);
    return Percentiles.of(own, 0.5) / Percentiles.of(bare, 0.5);
  }

  private void bare() {
    long result =
        client
            .newWorkflowStub(
                BareWorkflow.class,
                WorkflowOptions.newBuilder().setTaskQueue(BareWorkflowCode.QUEUE).build())
            .run(0);
    if (result != 0) {
      throw new IllegalStateException("The bare workflow gave back " + result);
    }
  }

  /** Calls a second of a group, and of single calls made the others' way. */
  double groupBesideSingles(int calls, Overheads others) throws InterruptedException {
    group(calls / 4);
    others.perSecond(calls / 4, 0, OUTSTANDING);
    double group = group(calls);
    double singles = others.perSecond(calls, 0, OUTSTANDING);
    return Math.max(group, group(calls))
        / Math.max(singles, others.perSecond(calls, 0, OUTSTANDING));
  }

  private double group(int calls) {
    long start = System.nanoTime();
    SwarmGroup<Long> group = swarm.callAll(work::work, Collections.nCopies(calls, 0L));
    swarm.join(LIMIT, group.calls());
    return calls * 1e9 / (System.nanoTime() - start);
  }

  /** Calls a second with so many on their way. */
  double perSecond(int calls, long millis, int outstanding) throws InterruptedException {
    Semaphore room = new Semaphore(outstanding);
    List<SwarmCall<Long>> all = new ArrayList<>();
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      room.acquire();
      SwarmCall<Long> call = swarm.call(work::work, millis);
      call.future().whenComplete((value, failure) -> room.release());
      all.add(call);
    }
    swarm.join(LIMIT, all);
    return calls * 1e9 / (System.nanoTime() - start);
  }
}
