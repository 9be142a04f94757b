package dev.nightjar.swarm;

import java.time.Duration;

/**
 * Where a call's time went.
 *
 * @param onWorker the last execution, on the worker host
 * @param inMessaging all the rest: on the way, waiting for a slot, earlier executions
 * @param total from the call to its end, at the caller's
 */
public record CallTimes(Duration onWorker, Duration inMessaging, Duration total) {
  static CallTimes of(Duration onWorker, Duration total) {
    Duration rest = total.minus(onWorker);
    return new CallTimes(onWorker, rest.isNegative() ? Duration.ZERO : rest, total);
  }
}
