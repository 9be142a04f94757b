package dev.nightjar.swarm.local;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.transport.Carriage;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A call under way in this process. */
final class LocalCall implements Carriage {
  private final CompletableFuture<CallOutcome> outcome = new CompletableFuture<>();
  private @Nullable Runnable interrupt;
  private volatile @Nullable Instant endedAt;

  @Override
  public CompletableFuture<CallOutcome> outcome() {
    return outcome;
  }

  /** The end of what its swarm did not live to see. */
  static CallOutcome closed() {
    return CallOutcome.without(
        CallStatus.CANCELLED, CallFault.of(FaultType.CANCELLED, "its swarm was closed"));
  }

  boolean isEnded() {
    return outcome.isDone();
  }

  void end(CallOutcome end) {
    if (endedAt == null) {
      endedAt = Instant.now();
    }
    outcome.complete(end);
  }

  Optional<Instant> endedAt() {
    return Optional.ofNullable(endedAt);
  }

  synchronized void onCancel(Runnable interruption) {
    interrupt = interruption;
    if (isEnded()) {
      interruption.run();
    }
  }

  @Override
  public void cancel() {
    end(CallOutcome.without(CallStatus.CANCELLED, CallFault.cancelled()));
    synchronized (this) {
      if (interrupt != null) {
        interrupt.run();
      }
    }
  }
}
