package dev.nightjar.workflows.totals;

import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.RunReport;

/** How a run ended: its state by its sums, and a message for a person. Pure. */
public final class RunEnding {
  private final PlanReport plan;
  private final RunTotals totals;

  private RunEnding(PlanReport plan, RunTotals totals) {
    this.plan = plan;
    this.totals = totals;
  }

  /**
   * The report of a run whose batches have all ended: FAILED when a sum does not hold,
   * COMPLETED_WITH_FAILURES when a merchant was taken out, else COMPLETED.
   */
  public static RunReport report(PlanReport plan, RunTotals totals) {
    return new RunEnding(plan, totals).report();
  }

  private RunReport report() {
    String broken = brokenSum();
    RunState state = state(broken);
    return new RunReport(
        plan.head().run(),
        state,
        plan.head().batches(),
        totals.chunks(),
        totals.merchantsPublished(),
        totals.merchantsFailed(),
        totals.rows(),
        plan.leftOut(),
        totals.failures(),
        totals.problems(),
        message(state, broken));
  }

  private RunState state(String broken) {
    if (!broken.isEmpty()) {
      return RunState.FAILED;
    }
    return totals.merchantsFailed() > 0 ? RunState.COMPLETED_WITH_FAILURES : RunState.COMPLETED;
  }

  /** The first sum that does not hold; empty when all do. */
  private String brokenSum() {
    if (!totals.brokenSums().isEmpty()) {
      return totals.brokenSums().get(0);
    }
    int published = totals.merchantsPublished();
    int failed = totals.merchantsFailed();
    if (published + failed != plan.head().merchants()) {
      return Sums.lost(plan.head().merchants(), published, failed);
    }
    return totals.rows().balances() ? "" : Sums.unbalanced(totals.rows());
  }

  private String message(RunState state, String broken) {
    return switch (state) {
      case FAILED ->
          "a sum does not hold, so do not trust this run. %s. Run the day again with --force"
              .formatted(sentence(broken));
      case COMPLETED_WITH_FAILURES ->
          "%s published, %d failed and keep what was published before. %s. Mend the cause, then: nightjar runs retry %s"
              .formatted(
                  Words.merchants(totals.merchantsPublished()),
                  totals.merchantsFailed(),
                  sentence(firstReason()),
                  plan.head().run());
      case COMPLETED -> plan.head().batches() == 0 ? nothingToDo() : allPublished();
      case RUNNING, CANCELLED -> throw new IllegalStateException("Not an end by sums: " + state);
    };
  }

  private String firstReason() {
    if (!totals.failures().isEmpty()) {
      return totals.failures().get(0).merchant() + ": " + totals.failures().get(0).reason();
    }
    return totals.problems().isEmpty() ? "the ledger has the reasons" : totals.problems().get(0);
  }

  private String nothingToDo() {
    int published = plan.leftOut().alreadyPublished();
    if (published == 0) {
      return "nothing to do: nobody has raw data of this day that waits";
    }
    return "nothing to do: %s %s already published; compute %s again with --force"
        .formatted(
            Words.merchants(published),
            published == 1 ? "is" : "are",
            published == 1 ? "it" : "them");
  }

  private String allPublished() {
    PlanHead head = plan.head();
    String leftOut = Words.leftOut(plan.leftOut());
    return "%s published from %s in %s and %s%s%s"
        .formatted(
            Words.merchants(totals.merchantsPublished()),
            Words.rows(totals.rows()),
            Words.batches(head.batches()),
            Words.chunks(totals.chunks()),
            totals.chunksSplit() == 0
                ? ""
                : ", as %s outgrew the weight it was planned by"
                    .formatted(Words.chunks(totals.chunksSplit())),
            leftOut.isEmpty() ? "" : "; " + leftOut);
  }

  private static String sentence(String text) {
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }
}
