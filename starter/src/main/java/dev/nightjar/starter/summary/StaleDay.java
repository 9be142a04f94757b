package dev.nightjar.starter.summary;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantList;
import dev.nightjar.core.publish.Pointer;

/**
 * A merchant-day that an older version of its job published.
 *
 * @param merchantDay whose day
 * @param pointer what readers see
 */
public record StaleDay(MerchantDay merchantDay, Pointer pointer) {
  /** The command that publishes it anew, alone. */
  String renewal(JobName job) {
    return "nightjar run %s %s --force --merchants %s"
        .formatted(job, merchantDay.day(), MerchantList.of(merchantDay.merchant()).word());
  }
}
