package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One call: it is what outlives the caller. */
@WorkflowInterface
public interface CallWorkflow {
  /** Ends when the call ends; fails when there is no answer. */
  @WorkflowMethod(name = "SwarmCall")
  CallOutcome call(CallRequest request);
}
