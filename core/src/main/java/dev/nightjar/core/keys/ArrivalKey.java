package dev.nightjar.core.keys;

import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;

/** The row key of {@code arrivals}: h2, merchant, 0, business day. */
public final class ArrivalKey {
  private ArrivalKey() {}

  /** The key of a merchant-day's marker. */
  public static byte[] bytes(MerchantDay merchantDay) {
    return new KeyWriter().merchant(merchantDay.merchant()).day(merchantDay.day()).key();
  }

  /** All markers of a merchant, in order of their days. */
  public static KeyRange range(MerchantId merchant) {
    return KeyRange.ofPrefix(new KeyWriter().merchant(merchant).key());
  }

  /**
   * The business day in a row key.
   *
   * @throws IllegalArgumentException when the bytes are not an arrival key
   */
  public static LocalDate day(byte[] key) {
    KeyReader reader = new KeyReader(key);
    reader.merchant();
    LocalDate day = reader.day();
    reader.end();
    return day;
  }
}
