package dev.nightjar.activities.planning;

import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;

/** What it means that nobody is in a plan. Pure. */
final class EmptyPlan {
  private EmptyPlan() {}

  /**
   * Lets a plan pass that has chunks, or that is empty because what could be run is published.
   *
   * @throws RunRefused when there is nothing to run and nothing is published
   */
  static DayPlan check(DayPlan plan, DayRequest request) {
    if (request.existing() == Existing.REFRESH) {
      // What waited when the night looked was published meanwhile, or arrived after the cutoff.
      return plan;
    }
    if (plan.plan().isEmpty() && plan.leftOut().equals(LeftOut.NOBODY)) {
      throw new RunRefused(
          "there is nothing to run for %s: no merchant's day ends in a zone of %s. See the merchants' zones: nightjar merchants list"
              .formatted(request.day(), request.zones().zones()));
    }
    if (plan.plan().isEmpty() && plan.leftOut().alreadyPublished() == 0) {
      throw new RunRefused(
          "there is nothing to run for %s as of %s: of the merchants, %s. %s"
              .formatted(
                  request.day(),
                  request.cutoff().cutoff(),
                  LeftOutCounts.words(plan.leftOut()),
                  advice(plan.leftOut(), request)));
    }
    return plan;
  }

  private static String advice(LeftOut leftOut, DayRequest request) {
    if (leftOut.withoutRecords() > 0) {
      return "See why, merchant by merchant: nightjar backfill %s %s..%s --from intermediate --dry-run; or run it from raw"
          .formatted(request.job(), request.day(), request.day());
    }
    if (leftOut.withoutData() > 0) {
      return "Send the day's events with: nightjar ingest FILE; then run it again";
    }
    if (leftOut.notEnded() > 0) {
      return "Run it again when the day is over, or run an earlier day";
    }
    if (leftOut.noSuchDay() > 0) {
      return "The zones of the merchants skip %s; run another day".formatted(request.day());
    }
    return "Set a merchant active with: nightjar merchants set MERCHANT --state ACTIVE";
  }
}
