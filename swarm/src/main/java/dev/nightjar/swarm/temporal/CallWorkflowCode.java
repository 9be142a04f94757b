package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import io.temporal.workflow.Workflow;

/** Executes the method as an activity, which Temporal repeats when its worker host is lost. */
public final class CallWorkflowCode implements CallWorkflow {
  @Override
  public CallOutcome call(CallRequest request) {
    return Workflow.newUntypedActivityStub(CallActivities.options(request.limits()))
        .execute(request.fullName(), CallOutcome.class, request);
  }
}
