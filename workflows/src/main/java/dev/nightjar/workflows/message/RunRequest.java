package dev.nightjar.workflows.message;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a run.
 *
 * @param job what to compute
 * @param day the business day
 * @param group the name of the group of merchants, part of the workflow id
 * @param merchants the merchants, at most 1,000; empty for all of the zones
 * @param existing what to do with what is published already
 * @param asOf the cutoff to use; the start less the settling lag unless given
 * @param limits the run's limits
 * @param zones only merchants whose day ends in one of these time zones; empty for all
 * @param late how late data is taken; null for not at all
 * @param urgency what the run is for; a nightly run looks for late data of other days
 * @param retryOf the run of the same job, day and cutoff whose plan, as far as it is of the
 *     merchants named, is carried out again; null to plan afresh
 * @param from what the run reads; raw unless given
 */
public record RunRequest(
    JobName job,
    LocalDate day,
    String group,
    List<MerchantId> merchants,
    Existing existing,
    @Nullable Generation asOf,
    RunLimits limits,
    List<ZoneId> zones,
    @Nullable LateTerms late,
    Urgency urgency,
    @Nullable RunId retryOf,
    From from) {
  /** The most merchants that a request can name. */
  public static final int MAX_MERCHANTS = 1000;

  /** The group of all merchants. */
  public static final String ALL = "all";

  private static final Generation ANY = new Generation(1);

  public RunRequest {
    // A group that no run id can hold would stop the coordinator: refuse it here, at the client.
    group = new RunId(job, day, group, ANY).group();
    merchants = List.copyOf(merchants);
    // Requests of earlier writers have none.
    zones = new ZoneGroup(zones == null ? List.of() : zones).zones();
    urgency = urgency == null ? Urgency.NIGHTLY : urgency;
    from = from == null ? From.RAW : from;
    if (from == From.INTERMEDIATE && late != null) {
      throw new IllegalArgumentException(
          "Invalid request: a run of %s from intermediate rows reads no late data".formatted(day));
    }
    if (existing == Existing.REFRESH && late == null) {
      throw new IllegalArgumentException(
          "Invalid request: a refresh of %s needs the terms for late data".formatted(day));
    }
    if (merchants.size() > MAX_MERCHANTS) {
      throw new IllegalArgumentException(
          "Invalid request: %d merchants are named, at most %d can be; leave them out to run all"
              .formatted(merchants.size(), MAX_MERCHANTS));
    }
    if (retryOf != null && !retryOf.generation().equals(asOf)) {
      throw new IllegalArgumentException(
          "Invalid request: a retry of %s as of %s; it has the same cutoff"
              .formatted(retryOf, asOf));
    }
  }

  /**
   * A request for the rest of a run that has ended, under its cutoff and plan.
   *
   * @param run which run
   * @param group the name of the new run's group, another than that of the run
   * @param merchants whose rest, 1 to {@link #MAX_MERCHANTS}
   * @param limits the new run's limits; of those of its plan only the floor has an effect, by which
   *     chunks are split while they run
   */
  public static RunRequest retry(
      RunId run, String group, List<MerchantId> merchants, RunLimits limits) {
    return new RunRequest(
            run.job(), run.day(), group, merchants, Existing.REPLACE, run.generation(), limits)
        .with(null, run);
  }

  /** A nightly request for merchants of every zone that takes no late data and is no retry. */
  public RunRequest(
      JobName job,
      LocalDate day,
      String group,
      List<MerchantId> merchants,
      Existing existing,
      @Nullable Generation asOf,
      RunLimits limits) {
    this(
        job,
        day,
        group,
        merchants,
        existing,
        asOf,
        limits,
        List.of(),
        null,
        Urgency.NIGHTLY,
        null,
        From.RAW);
  }

  /** The same with the late data of other days, which it looks for first and starts at its end. */
  public RunRequest withLate(LateTerms terms) {
    return with(terms, retryOf);
  }

  private RunRequest with(@Nullable LateTerms terms, @Nullable RunId first) {
    return new RunRequest(
        job, day, group, merchants, existing, asOf, limits, zones, terms, urgency, first, from);
  }

  /** The same, as urgent as given. */
  public RunRequest as(Urgency asUrgent) {
    return new RunRequest(
        job, day, group, merchants, existing, asOf, limits, zones, late, asUrgent, retryOf, from);
  }

  /**
   * The run that a start at an instant makes: its cutoff is {@code asOf}, else the start less the
   * settling lag.
   */
  public RunId runStartedAt(Instant start) {
    Generation cutoff =
        asOf == null ? Generation.ofCutoff(start.minus(limits.settlingLag())) : asOf;
    return new RunId(job, day, group, cutoff);
  }

  /** The id of the workflow that carries the run. */
  public String workflowId() {
    return workflowId(job, day, group);
  }

  /** The id of the workflow that carries a run of a job, a day and a group. */
  public static String workflowId(JobName job, LocalDate day, String group) {
    return "nightly/%s/%s/%s".formatted(job, day, group);
  }
}
