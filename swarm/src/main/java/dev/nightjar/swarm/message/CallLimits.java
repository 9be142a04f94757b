package dev.nightjar.swarm.message;

/**
 * What a call may take. Times are in milliseconds.
 *
 * @param execution of one execution on a worker host, from 1
 * @param total from the call to its answer; 0 for no limit
 * @param attempts executions at most, from 1
 * @param pause before the second execution; it doubles
 * @param priority 1 (first) to 5 (last)
 */
public record CallLimits(long execution, long total, int attempts, long pause, int priority) {
  public CallLimits {
    if (execution < 1 || total < 0 || attempts < 1 || pause < 1 || priority < 1 || priority > 5) {
      throw new IllegalArgumentException(
          "Invalid limits: execution %d, total %d, attempts %d, pause %d, priority %d"
              .formatted(execution, total, attempts, pause, priority));
    }
  }

  /** The same after a while: what is left of the total, and a millisecond when nothing is. */
  public CallLimits after(long millis) {
    return total == 0 ? this : within(Math.max(1, total - millis));
  }

  /** Whether the caller has given up by then. */
  public boolean isOver(long millis) {
    return total > 0 && millis >= total;
  }

  /** The same with that many executions, unless it has fewer. */
  public CallLimits withAttempts(int most) {
    return new CallLimits(execution, total, Math.min(most, attempts), pause, priority);
  }

  /** The same with a total limit, unless it has a shorter one. */
  public CallLimits within(long totalMillis) {
    long shorter = total == 0 ? totalMillis : Math.min(total, totalMillis);
    return new CallLimits(execution, shorter, attempts, pause, priority);
  }
}
