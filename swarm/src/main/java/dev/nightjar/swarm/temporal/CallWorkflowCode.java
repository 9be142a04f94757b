package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallHead;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
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
    long waited = CallActivities.millisSinceStart();
    if (head.limits().isOver(waited)) {
      return new RawValue(converter.toPayload(givenUp(head)).orElseThrow());
    }
    return Workflow.newUntypedActivityStub(CallActivities.options(head.limits().after(waited)))
        .execute(head.fullName(), RawValue.class, request);
  }

  /** Nobody waits for it any more: executing it would only make others wait. */
  private static CallOutcome givenUp(CallHead head) {
    return CallOutcome.without(
        CallStatus.TIMED_OUT,
        CallFault.of(
            FaultType.DEADLINE,
            "it was not begun within %d ms, the caller's limit".formatted(head.limits().total())));
  }
}
