package dev.nightjar.workflows.message;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to plan.
 *
 * @param run the run, with its cutoff
 * @param workflowId the coordinator's workflow id
 * @param merchants the merchants; empty for all
 * @param existing what to do with what is published already
 * @param temporalTime Temporal's time when the cutoff was fixed, to check HBase's clock against
 * @param limits the run's limits
 * @param zones only merchants whose day ends in one of these time zones; empty for all
 * @param late how late data is taken, for a refresh; null for not at all
 * @param retryOf the run whose plan is taken over for the merchants; null to plan afresh
 * @param from what the run reads; raw unless given
 */
public record PlanTask(
    RunId run,
    String workflowId,
    List<MerchantId> merchants,
    Existing existing,
    Instant temporalTime,
    RunLimits limits,
    List<ZoneId> zones,
    @Nullable LateTerms late,
    @Nullable RunId retryOf,
    From from) {
  public PlanTask {
    // Tasks of earlier writers have none.
    zones = new ZoneGroup(zones == null ? List.of() : zones).zones();
    from = from == null ? From.RAW : from;
  }

  /** A task for merchants of every zone. */
  public PlanTask(
      RunId run,
      String workflowId,
      List<MerchantId> merchants,
      Existing existing,
      Instant temporalTime,
      RunLimits limits) {
    this(
        run,
        workflowId,
        merchants,
        existing,
        temporalTime,
        limits,
        List.of(),
        null,
        null,
        From.RAW);
  }
}
