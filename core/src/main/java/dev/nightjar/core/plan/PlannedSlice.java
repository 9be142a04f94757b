package dev.nightjar.core.plan;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.Slice;
import org.jspecify.annotations.Nullable;

/**
 * A slice with the business day as the plan's registry snapshot cuts it, so that a later change of
 * the registry changes nothing in a run.
 *
 * @param merchant whose day
 * @param day the business day on the time line
 * @param hashes which visitors
 * @param source whose intermediate rows are summarized again; null to read raw
 */
public record PlannedSlice(
    MerchantId merchant, BusinessDay day, HashRange hashes, @Nullable RecordSource source) {
  /** A slice that is read from raw. */
  public PlannedSlice(MerchantId merchant, BusinessDay day, HashRange hashes) {
    this(merchant, day, hashes, null);
  }

  /** Other visitors of the same day. */
  PlannedSlice with(HashRange others) {
    return new PlannedSlice(merchant, day, others, source);
  }

  /** The merchant-day that the slice is a part of. */
  public MerchantDay merchantDay() {
    return new MerchantDay(merchant, day.date());
  }

  /** The slice without the day's ends. */
  public Slice slice() {
    return new Slice(merchantDay(), hashes);
  }
}
