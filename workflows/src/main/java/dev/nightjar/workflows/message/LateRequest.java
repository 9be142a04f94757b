package dev.nightjar.workflows.message;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the late data of a job.
 *
 * @param job what to compute
 * @param group the name of the group of merchants
 * @param zones only merchants whose day ends in one of these time zones; empty for all
 * @param cutoff as of when raw data counts; the start less the settling lag unless given
 * @param terms how late data is taken
 * @param limits the limits of each day's run
 * @param found what waits; null to look for it first
 */
public record LateRequest(
    JobName job,
    String group,
    List<ZoneId> zones,
    @Nullable Generation cutoff,
    LateTerms terms,
    RunLimits limits,
    @Nullable LateFound found) {
  public LateRequest {
    group = new RunId(job, LocalDate.EPOCH, group, new Generation(1)).group();
    zones = new ZoneGroup(zones).zones();
  }

  /** The id of the workflow that carries it: the late data of a group are taken once at a time. */
  public String workflowId() {
    return workflowId(job, group);
  }

  /** The id of the workflow that carries the late data of a group. */
  public static String workflowId(JobName job, String group) {
    return "late/%s/%s".formatted(job, group);
  }

  /** The run of one of its days. */
  public RunRequest day(LocalDate day, Generation asOf) {
    return new RunRequest(
        job,
        day,
        group,
        List.of(),
        Existing.REFRESH,
        asOf,
        limits,
        zones,
        terms,
        Urgency.LATE,
        null,
        From.RAW);
  }
}
