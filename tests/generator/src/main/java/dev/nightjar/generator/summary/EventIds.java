package dev.nightjar.generator.summary;

import dev.nightjar.generator.draw.Draws;
import java.util.HexFormat;

/**
 * The ids of generated events: 16 hexadecimal digits of a one-to-one mixture of day, visit and
 * step. So ids are unique within a merchant, look like anybody's, and are their own hash.
 */
public final class EventIds {
  private static final int STEP_BITS = 20;
  private static final int VISIT_BITS = 28;

  private EventIds() {}

  /**
   * The hash of an event's id.
   *
   * @param merchantKey the key of the merchant's draws
   * @param day from 0, the first generated day, below 2^16
   * @param visit from 0 within the merchant's day, below 2^28
   * @param step from 0 within the visit, below 2^20
   */
  public static long hash(long merchantKey, long day, long visit, long step) {
    return Draws.mix(merchantKey ^ (((day << VISIT_BITS) | visit) << STEP_BITS | step));
  }

  /** The hash of an event's id, from its text. */
  public static long hash(String eventId) {
    return HexFormat.fromHexDigitsToLong(eventId);
  }

  /** The text of a hash. */
  public static String text(long hash) {
    return HexFormat.of().toHexDigits(hash);
  }
}
