package dev.nightjar.benchmark.coordinator;

import io.temporal.workflow.Async;
import io.temporal.workflow.ChildWorkflowOptions;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;

/** Starts all children at once and waits for them. */
public final class PlainNightWorkflow implements PlainNight {
  @Override
  public void run(int chunks) {
    List<Promise<Void>> children = new ArrayList<>();
    for (int first = 0; first < chunks; first += NightSize.CHUNKS_PER_BATCH) {
      PlainBatch child =
          Workflow.newChildWorkflowStub(
              PlainBatch.class,
              ChildWorkflowOptions.newBuilder()
                  .setWorkflowId(Workflow.getInfo().getWorkflowId() + "/" + children.size())
                  .build());
      int size = Math.min(NightSize.CHUNKS_PER_BATCH, chunks - first);
      children.add(Async.procedure(child::run, size));
    }
    Promise.allOf(children).get();
  }
}
