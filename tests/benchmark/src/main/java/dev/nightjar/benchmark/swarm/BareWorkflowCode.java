package dev.nightjar.benchmark.swarm;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** The peer's code. */
public final class BareWorkflowCode implements BareWorkflow {
  /** Its task queue. */
  static final String QUEUE = "bare";

  private final BareCall call =
      Workflow.newActivityStub(
          BareCall.class,
          ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

  @Override
  public long run(long millis) {
    return call.bare(millis);
  }
}
