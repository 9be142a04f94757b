package dev.nightjar.core.lane;

/**
 * How many calls each process may make in a CONSISTENT lane, however much the lane could do.
 *
 * @param perSecond in the long run, from 1
 * @param burst at once after a rest, from 1
 */
public record CallerQuota(int perSecond, int burst) {
  public CallerQuota {
    if (perSecond < 1 || burst < 1) {
      throw new IllegalArgumentException(
          "Invalid quota: %d calls a second (1 or more), %d at once (1 or more)"
              .formatted(perSecond, burst));
    }
  }
}
