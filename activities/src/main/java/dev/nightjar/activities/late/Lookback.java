package dev.nightjar.activities.late;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.TableOptions;
import dev.nightjar.core.model.Generation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * How far late data goes back. Unless somebody says otherwise never to a day of which raw rows may
 * be gone, because a run of it would publish less than there was.
 */
public final class Lookback {
  /** Wherever a merchant is, a date has begun within so many days of its UTC day. */
  private static final int ZONES = 2;

  private Lookback() {}

  /**
   * The business days that may be taken as of a cutoff.
   *
   * @param asked how far to go back; null for as long as raw data is kept
   * @throws IOException when HBase does not answer
   */
  public static DayRange days(HBaseStores stores, Generation cutoff, @Nullable Duration asked)
      throws IOException {
    LocalDate last = day(cutoff.cutoff()).plusDays(1);
    if (asked != null) {
      return new DayRange(day(cutoff.cutoff().minus(asked)), last);
    }
    Duration kept = stores.rawTimeToLive().orElse(TableOptions.RAW_TIME_TO_LIVE);
    LocalDate whole = day(cutoff.cutoff().minus(kept)).plusDays(ZONES);
    return new DayRange(whole.isAfter(last) ? last : whole, last);
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }
}
