package dev.nightjar.swarm.temporal;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One call: it is what outlives the caller. */
@WorkflowInterface
public interface CallWorkflow {
  /** The workflow's type. */
  String TYPE = "SwarmCall";

  /**
   * Ends when the call ends; fails when there is no answer.
   *
   * @param request a {@link dev.nightjar.swarm.message.CallRequest}, which is handed on as it is
   * @return a {@link dev.nightjar.swarm.message.CallOutcome}, as the worker host wrote it
   */
  @WorkflowMethod(name = TYPE)
  RawValue call(RawValue request);
}
