package dev.nightjar.workflows.message;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.model.JobName;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a schedule's nights are, whatever their day.
 *
 * @param job what to compute
 * @param group the name of the group, part of the workflow id
 * @param zones the time zones whose merchants the group has; empty for all
 * @param afterFailure whether the trigger waits for the run's end, and fails if that does
 * @param limits the limits of the runs
 * @param late how the nights take late data; null for not at all, as for earlier writers
 */
public record TriggerRequest(
    JobName job,
    String group,
    List<ZoneId> zones,
    AfterFailure afterFailure,
    RunLimits limits,
    @Nullable LateTerms late) {
  public TriggerRequest {
    zones = new ZoneGroup(zones).zones();
  }

  /**
   * The request for the night that was scheduled for a time: as {@code nightjar run} makes it, for
   * the last business day that had ended in all of the zones by that night's cutoff.
   */
  public RunRequest nightOf(Instant scheduled) {
    return new RunRequest(
        job,
        new ZoneGroup(zones).lastDayEndedBy(scheduled.minus(limits.settlingLag())),
        group,
        List.of(),
        Existing.KEEP,
        null,
        limits,
        zones,
        late,
        Urgency.NIGHTLY,
        null,
        From.RAW);
  }
}
