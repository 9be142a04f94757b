package dev.nightjar.activities.planning;

import dev.nightjar.core.plan.Plan;
import dev.nightjar.workflows.message.LeftOut;

/**
 * A plan, and who is not in it.
 *
 * @param plan the plan; empty when nobody is in it
 * @param leftOut how many merchants are not, by reason
 */
public record DayPlan(Plan plan, LeftOut leftOut) {}
