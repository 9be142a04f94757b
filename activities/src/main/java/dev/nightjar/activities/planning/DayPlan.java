package dev.nightjar.activities.planning;

import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.workflows.message.LeftOut;

/**
 * A plan, and who is not in it.
 *
 * @param plan the plan; empty when nobody is in it
 * @param leftOut how many merchants are not, by reason
 * @param basis what the plan rests on
 */
public record DayPlan(Plan plan, LeftOut leftOut, PlanBasis basis) {}
