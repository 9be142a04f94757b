package dev.nightjar.core.keys;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;

/**
 * One generation of one merchant-day of one job: what a run writes for it.
 *
 * @param merchantDay whose day
 * @param job which job
 * @param generation which generation
 */
public record ResultId(MerchantDay merchantDay, JobName job, Generation generation) {
  /** What a run writes for a merchant-day. */
  public static ResultId of(RunId run, MerchantDay merchantDay) {
    return new ResultId(merchantDay, run.job(), run.generation());
  }

  KeyWriter prefix() {
    return new KeyWriter()
        .merchant(merchantDay.merchant())
        .job(job)
        .day(merchantDay.day())
        .generation(generation);
  }

  static ResultId read(KeyReader reader) {
    var merchant = reader.merchant();
    var job = reader.job();
    return new ResultId(new MerchantDay(merchant, reader.day()), job, reader.generation());
  }
}
