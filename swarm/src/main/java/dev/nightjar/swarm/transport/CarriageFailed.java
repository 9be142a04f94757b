package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;

/** What carries calls could not do what it was asked, or not in time. */
public final class CarriageFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final CallStatus status;
  private final transient CallFault fault;

  /**
   * With what that means for the call.
   *
   * @param status {@link CallStatus#TIMED_OUT}, {@link CallStatus#FAILED} or {@link
   *     CallStatus#CANCELLED}
   */
  public CarriageFailed(CallStatus status, CallFault fault, Throwable cause) {
    super(fault.message(), cause);
    this.status = status;
    this.fault = fault;
  }

  /** The end of the call that was to be carried. */
  public CallOutcome outcome() {
    return CallOutcome.without(status, fault);
  }
}
