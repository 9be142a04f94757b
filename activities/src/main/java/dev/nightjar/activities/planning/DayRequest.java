package dev.nightjar.activities.planning;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.late.LateRule;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.workflows.message.Existing;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be planned.
 *
 * @param job what is computed
 * @param day the business day
 * @param cutoff as of when raw data counts
 * @param merchants the merchants; empty for all
 * @param existing what to do with what is published already
 * @param zones whose merchants
 * @param late which merchant-days wait, for a refresh; null for others
 */
public record DayRequest(
    JobName job,
    LocalDate day,
    Generation cutoff,
    List<MerchantId> merchants,
    Existing existing,
    ZoneGroup zones,
    @Nullable LateRule late) {
  public DayRequest {
    merchants = List.copyOf(merchants);
    if (existing == Existing.REFRESH && late == null) {
      throw new IllegalArgumentException("Invalid refresh of %s: no rule".formatted(day));
    }
  }

  /** A request for merchants of every zone. */
  public DayRequest(
      JobName job,
      LocalDate day,
      Generation cutoff,
      List<MerchantId> merchants,
      Existing existing) {
    this(job, day, cutoff, merchants, existing, ZoneGroup.ALL, null);
  }
}
