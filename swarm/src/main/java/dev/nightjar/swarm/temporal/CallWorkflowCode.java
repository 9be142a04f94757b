package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallHead;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.Workflow;

/**
 * Executes the method as an activity, which Temporal repeats when its worker host is lost. Of
 * request and answer it reads no more than it needs: reading and writing both once more was a good
 * part of what an empty call costs beyond a bare workflow.
 */
public final class CallWorkflowCode implements CallWorkflow {
  private final DataConverter converter;

  /** With the data converter of the worker host's client. */
  public CallWorkflowCode(DataConverter converter) {
    this.converter = converter;
  }

  @Override
  public RawValue call(RawValue request) {
    CallHead head = converter.fromPayload(request.getPayload(), CallHead.class, CallHead.class);
    return Workflow.newUntypedActivityStub(CallActivities.options(head.limits()))
        .execute(head.fullName(), RawValue.class, request);
  }
}
