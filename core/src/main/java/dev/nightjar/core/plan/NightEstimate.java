package dev.nightjar.core.plan;

import java.time.Duration;
import java.util.PriorityQueue;

/** How long a night will take. Pure. */
public final class NightEstimate {
  private NightEstimate() {}

  /**
   * The length of a run that carries a plan: its slots take the chunks in order of dispatch, each
   * as soon as one is free, at one pace; so neither all rows over all slots nor the largest chunk
   * alone is undercut. What a run takes besides its chunks comes on top.
   *
   * @param plan the plan
   * @param slots how many chunks run at once, 1 or more
   * @param pace by earlier runs
   */
  public static Duration of(Plan plan, int slots, NightPace pace) {
    PriorityQueue<Long> busyUntil = new PriorityQueue<>();
    long last = 0;
    for (PlannedChunk chunk : plan.chunks()) {
      long free = busyUntil.size() < slots ? 0 : busyUntil.remove();
      long end = free + chunk.expectedRows();
      busyUntil.add(end);
      last = Math.max(last, end);
    }
    return pace.of(last).plus(pace.besides());
  }
}
