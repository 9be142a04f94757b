package dev.nightjar.activities.replay;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantDay;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * What a replay came to. Every record is accounted for: chosen = accepted + still quarantined + cut
 * + refused.
 *
 * @param chosen records that were read again, or lines of corrected records
 * @param accepted those that left the quarantine
 * @param already of the accepted, those that {@code raw} held already, byte for byte
 * @param overtaken of the accepted, those of which {@code raw} holds a later delivery, which counts
 * @param misplaced of the accepted, those that a night found under a wrong row of {@code raw},
 *     which stays
 * @param still those that break a rule as before, by reason
 * @param cut those of which only the first part is kept, so that they can't be read again
 * @param refused lines of corrected records that name no record, or are no such line
 * @param objections the first of the lines that changed nothing, with why
 * @param merchantDays merchant-days with new data, with how many records
 * @param further records of further merchant-days
 * @param mode whether anything was written
 */
public record ReplayReport(
    long chosen,
    long accepted,
    long already,
    long overtaken,
    long misplaced,
    Map<QuarantineReason, Long> still,
    long cut,
    long refused,
    List<Objection> objections,
    SortedMap<MerchantDay, Long> merchantDays,
    long further,
    ReplayMode mode) {
  public ReplayReport {
    still = Map.copyOf(still);
    objections = List.copyOf(objections);
    long stays = still.values().stream().mapToLong(Long::longValue).sum();
    if (chosen != accepted + stays + cut + refused) {
      throw new IllegalStateException(
          "Invalid replay: %d records are not %d accepted + %d still quarantined + %d cut + %d refused"
              .formatted(chosen, accepted, stays, cut, refused));
    }
  }

  /** How many break a rule as before. */
  public long stillQuarantined() {
    return still.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Whether every record left the quarantine. */
  public boolean isComplete() {
    return chosen == accepted;
  }
}
