package dev.nightjar.starter.run;

import dev.nightjar.activities.planning.DayPlan;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.starter.output.Column;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Sheet;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunRequest;
import java.util.Optional;

/** A plan that is only looked at. */
final class PlanText {
  private static final int MOST_WEIGHTS = 1000;

  private PlanText() {}

  static Facts facts(RunRequest request, JobVersion version, DayPlan planned) {
    Plan plan = planned.plan();
    LeftOut leftOut = planned.leftOut();
    Facts facts =
        new Facts()
            .add("job", request.job())
            .add("job_version", version)
            .add("day", request.day())
            .add("group", request.group())
            .count("batches", plan.batches().size())
            .count("chunks", plan.chunks().size())
            .count("merchants", merchants(plan))
            .count("expected_rows", plan.expectedRows())
            .add("largest_chunk", largest(plan))
            .count("split_factor", request.limits().splitFactor());
    BasisText.add(facts, Optional.of(planned.basis()));
    BasisText.addEstimate(facts, Optional.ofNullable(planned.basis().estimate()));
    return facts
        .count("left_out_already_published", leftOut.alreadyPublished())
        .count("left_out_without_data", leftOut.withoutData())
        .count("left_out_not_ended", leftOut.notEnded())
        .count("left_out_no_such_day", leftOut.noSuchDay())
        .count("left_out_not_active", leftOut.notActive())
        .count("left_out_without_records", leftOut.withoutRecords())
        .add("digest", plan.digest());
  }

  /** The heaviest merchants, the heaviest first. */
  static Sheet weights(Plan plan) {
    Sheet.Builder sheet =
        Sheet.of(Column.text("merchant"), Column.count("rows"), Column.text("source"));
    plan.weights().stream()
        .limit(MOST_WEIGHTS)
        .forEach(weight -> sheet.row(weight.merchant(), weight.rows(), weight.source()));
    return sheet.build();
  }

  private static long merchants(Plan plan) {
    return plan.batches().stream().mapToLong(batch -> batch.merchants().size()).sum();
  }

  private static String largest(Plan plan) {
    return plan.chunks().stream()
        .max((one, other) -> Long.compare(one.expectedRows(), other.expectedRows()))
        .map(PlanText::chunk)
        .orElse("none");
  }

  private static String chunk(PlannedChunk chunk) {
    return "%d rows of %s in %d slice%s"
        .formatted(
            chunk.expectedRows(),
            chunk.slices().get(0).merchant() + (chunk.isShared() ? " and others" : ""),
            chunk.slices().size(),
            chunk.slices().size() == 1 ? "" : "s");
  }
}
