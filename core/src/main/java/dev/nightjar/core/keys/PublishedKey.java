package dev.nightjar.core.keys;

import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;

/** The row key of {@code published}: h2, merchant, 0, job, 0, granularity, period start. */
public final class PublishedKey {
  private PublishedKey() {}

  /** The key of a merchant's pointer. */
  public static byte[] bytes(MerchantDay merchantDay, JobName job, Granularity granularity) {
    return prefix(merchantDay.merchant(), job, granularity).day(merchantDay.day()).key();
  }

  /** All pointers of a merchant's periods, in order of their starts. */
  public static KeyRange range(MerchantId merchant, JobName job, Granularity granularity) {
    return KeyRange.ofPrefix(prefix(merchant, job, granularity).key());
  }

  /**
   * The period start in a row key.
   *
   * @throws IllegalArgumentException when the bytes are not a published key
   */
  public static LocalDate periodStart(byte[] key) {
    KeyReader reader = new KeyReader(key);
    reader.merchant();
    reader.job();
    reader.single();
    LocalDate start = reader.day();
    reader.end();
    return start;
  }

  private static KeyWriter prefix(MerchantId merchant, JobName job, Granularity granularity) {
    return new KeyWriter().merchant(merchant).job(job).bytes(granularity.code());
  }
}
