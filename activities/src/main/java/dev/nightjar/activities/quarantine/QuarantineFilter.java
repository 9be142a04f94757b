package dev.nightjar.activities.quarantine;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which records are meant; those that fit every part.
 *
 * @param whose whose records
 * @param reasons their reasons; any when empty
 * @param source a part of the source's name, or all of it with {@code *} and {@code ?} in it; any
 *     when null
 * @param since the first arrival; any when null
 * @param until the end of the arrivals, excluded; any when null
 * @param storedBefore only rows written before; any when null. What is written while records are
 *     gone through stays out.
 */
public record QuarantineFilter(
    Whose whose,
    Set<QuarantineReason> reasons,
    @Nullable String source,
    @Nullable Instant since,
    @Nullable Instant until,
    @Nullable Instant storedBefore) {
  /** All records. */
  public static final QuarantineFilter ALL =
      new QuarantineFilter(new Whose.Anyone(), Set.of(), null, null, null, null);

  public QuarantineFilter {
    reasons = Set.copyOf(reasons);
    if (since != null && until != null && !since.isBefore(until)) {
      throw new IllegalArgumentException(
          "Invalid arrivals: since %s is not before until %s".formatted(since, until));
    }
  }

  /** All records of a merchant. */
  public static QuarantineFilter of(MerchantId merchant) {
    return new QuarantineFilter(new Whose.One(merchant), Set.of(), null, null, null, null);
  }

  /** Those that were written before. */
  public QuarantineFilter storedBefore(Instant end) {
    return new QuarantineFilter(whose, reasons, source, since, until, end);
  }

  /** Whether a record that the scan finds came and was written when it should have. */
  boolean fits(QuarantineEntry entry) {
    return (since == null || !entry.arrival().isBefore(since))
        && (until == null || entry.arrival().isBefore(until))
        && (storedBefore == null || entry.stored().isBefore(storedBefore));
  }
}
