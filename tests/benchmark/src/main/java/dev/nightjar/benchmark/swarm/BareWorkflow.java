package dev.nightjar.benchmark.swarm;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The peer: a workflow with one activity, as Temporal's first example has it. */
@WorkflowInterface
public interface BareWorkflow {
  /** Calls the activity. */
  @WorkflowMethod(name = "Bare")
  long run(long millis);
}
