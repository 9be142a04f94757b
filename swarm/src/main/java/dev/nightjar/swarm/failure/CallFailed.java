package dev.nightjar.swarm.failure;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.FaultType;
import org.jspecify.annotations.Nullable;

/** The method threw at the worker host, or the call could not be executed there. */
public final class CallFailed extends SwarmException {
  private static final long serialVersionUID = 1L;

  private final String remoteType;
  private final @Nullable String remoteMessage;
  private final String remoteStack;

  /** Of the call with that name and id. */
  public CallFailed(String name, String id, String worker, CallFault fault) {
    super(
        "%s (%s) failed%s: %s: %s"
            .formatted(
                name,
                id,
                worker.isEmpty() ? "" : " on worker host " + worker,
                fault.type(),
                fault.message()));
    this.remoteType = fault.type();
    this.remoteMessage = fault.message();
    this.remoteStack = fault.stack();
  }

  /**
   * Of a call that was answered, by something that its caller can't read.
   *
   * @param why what the reader says, which may quote what it read: it stays at the caller
   */
  public static CallFailed unreadable(
      String name, String id, String worker, JsonProcessingException why) {
    CallFailed failed =
        new CallFailed(
            name,
            id,
            worker,
            CallFault.of(
                FaultType.UNREADABLE_RESULT,
                "cannot read what it returned: %s; caller and worker host should have the same contract"
                    .formatted(why.getOriginalMessage())));
    failed.initCause(why);
    return failed;
  }

  /** The class name of what the method threw, or a word for why it was not executed. */
  public String remoteType() {
    return remoteType;
  }

  /** What that said. */
  public @Nullable String remoteMessage() {
    return remoteMessage;
  }

  /** Where it was thrown, as text; empty where nothing was thrown. */
  public String remoteStack() {
    return remoteStack;
  }
}
