package dev.nightjar.swarm;

import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.transport.StartTerms;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A call or a group that begins.
 *
 * @param id by which it is found
 * @param origin what it is made with; of a group, its first call
 * @param limits what it may take
 * @param began by a clock that only goes forward, in nanoseconds
 */
record Beginning(String id, Origin origin, CallLimits limits, long began) {
  String name() {
    return origin.name();
  }

  String lane() {
    return origin.lane();
  }

  Duration since() {
    return Caller.since(began);
  }

  /** Its id is its caller's own, unless the caller was told which to take. */
  StartTerms terms() {
    return new StartTerms(left(), origin.options().id().isEmpty());
  }

  /** What is left of its limit, at least a moment; empty when it has none. */
  Optional<Duration> left() {
    if (limits.total() == 0) {
      return Optional.empty();
    }
    long nanos = TimeUnit.MILLISECONDS.toNanos(limits.total()) - since().toNanos();
    return Optional.of(Duration.ofNanos(Math.max(1, nanos)));
  }
}
