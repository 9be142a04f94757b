package dev.nightjar.generator.feed;

import dev.nightjar.generator.plan.DayPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Part of a merchant's day.
 *
 * @param plan whose day
 * @param firstVisit the first visit
 * @param endVisit the visit after the last
 * @param firstStep of each visit, the first event
 * @param endStep of each visit, the event after the last that it may have
 */
record Part(DayPlan plan, long firstVisit, long endVisit, int firstStep, int endStep) {
  /** So many visits are a part, or events of a single visit. */
  static final int MOST = 4_096;

  /** A merchant's day in parts. */
  static List<Part> of(DayPlan plan) {
    List<Part> parts = new ArrayList<>();
    for (long visit = 0; visit < plan.usualVisits(); visit += MOST) {
      long end = Math.min(plan.usualVisits(), visit + MOST);
      parts.add(new Part(plan, visit, end, 0, MOST));
    }
    for (long visit = plan.usualVisits(); visit < plan.visits(); visit++) {
      int events = plan.visit(visit).events();
      for (int step = 0; step < events; step += MOST) {
        parts.add(new Part(plan, visit, visit + 1, step, Math.min(events, step + MOST)));
      }
    }
    return parts;
  }

  /** About how much it is. */
  long weight() {
    return Math.max(
        endVisit - firstVisit, firstVisit < plan.usualVisits() ? 0 : endStep - firstStep);
  }
}
