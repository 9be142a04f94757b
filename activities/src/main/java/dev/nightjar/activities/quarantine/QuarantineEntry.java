package dev.nightjar.activities.quarantine;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineId;
import dev.nightjar.core.keys.QuarantineKey;
import java.time.Instant;

/**
 * A record as it lies in quarantine, without its document.
 *
 * @param key its row
 * @param reason the first rule that it breaks
 * @param detail what is wrong, in words
 * @param receipt how it was received
 * @param stored when its row was written last, by the region server's clock
 */
public record QuarantineEntry(
    QuarantineKey key, QuarantineReason reason, String detail, Receipt receipt, Instant stored) {

  /** Its short name. */
  public QuarantineId id() {
    return QuarantineId.of(key);
  }

  /** When it came. */
  public Instant arrival() {
    return receipt.arrival() == null ? stored : receipt.arrival();
  }
}
