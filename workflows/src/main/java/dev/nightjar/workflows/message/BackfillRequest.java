package dev.nightjar.workflows.message;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the runs of many business days.
 *
 * @param name what it is called: part of the workflow id, such as {@code
 *     merchant-analytics/2026-01-01..2026-03-31/all}
 * @param job what to compute
 * @param group the group of the runs
 * @param merchants the merchants, at most {@link RunRequest#MAX_MERCHANTS}; empty for all
 * @param days the business days in the order of their start, at most {@link #MOST_DAYS}
 * @param existing what to do with what is published already
 * @param cutoff as of when raw data counts; the start less the settling lag unless given
 * @param since the cutoff of the backfill that this one goes on with, which need not do again what
 *     has a generation as new; null when it is the first
 * @param daysAtOnce how many days run at once, 1 to 50
 * @param afterFailedDay what follows a day that is not complete
 * @param limits the limits of each day's run
 * @param before what the days of earlier executions came to
 * @param flow whether days are started
 * @param from what the runs read; raw unless given
 */
public record BackfillRequest(
    String name,
    JobName job,
    String group,
    List<MerchantId> merchants,
    List<LocalDate> days,
    Existing existing,
    @Nullable Generation cutoff,
    @Nullable Generation since,
    int daysAtOnce,
    AfterFailedDay afterFailedDay,
    RunLimits limits,
    DaysReport before,
    Flow flow,
    From from) {
  /** The most days of a backfill: ten years. */
  public static final int MOST_DAYS = 3660;

  public BackfillRequest {
    group = new RunId(job, LocalDate.EPOCH, group, new Generation(1)).group();
    merchants = List.copyOf(merchants);
    days = List.copyOf(days);
    // Requests of earlier writers say nothing.
    from = from == null ? From.RAW : from;
    if (daysAtOnce < 1 || daysAtOnce > LateTerms.MOST_DAYS_AT_ONCE) {
      throw new IllegalArgumentException(
          "Invalid backfill: %d days at once must be 1 to %d"
              .formatted(daysAtOnce, LateTerms.MOST_DAYS_AT_ONCE));
    }
    if (days.size() > MOST_DAYS || merchants.size() > RunRequest.MAX_MERCHANTS) {
      throw new IllegalArgumentException(
          "Invalid backfill: %d days and %d merchants, at most %d and %d can be; do it in parts"
              .formatted(days.size(), merchants.size(), MOST_DAYS, RunRequest.MAX_MERCHANTS));
    }
  }

  /** The id of the workflow that carries it. */
  public String workflowId() {
    return "backfill/" + name;
  }

  /** The run of one of its days. */
  public RunRequest day(LocalDate day, Generation asOf) {
    return new RunRequest(
        job,
        day,
        group,
        merchants,
        existing,
        asOf,
        limits,
        List.of(),
        null,
        Urgency.BACKFILL,
        null,
        from);
  }

  /** What is left of it after some days, for the next execution. */
  public BackfillRequest rest(
      List<LocalDate> left, Generation asOf, DaysReport soFar, Flow flowNow) {
    return new BackfillRequest(
        name,
        job,
        group,
        merchants,
        left,
        existing,
        asOf,
        since,
        daysAtOnce,
        afterFailedDay,
        limits,
        soFar,
        flowNow,
        from);
  }
}
