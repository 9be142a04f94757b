package dev.nightjar.activities.replay;

import dev.nightjar.activities.ingest.MerchantDayCounts;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantDay;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts what becomes of records. Not thread-safe. */
final class ReplayTally {
  private static final int MOST_OBJECTIONS = 100;

  private final Map<QuarantineReason, Long> still = new EnumMap<>(QuarantineReason.class);
  private final List<Objection> objections = new ArrayList<>();
  private final MerchantDayCounts merchantDays = new MerchantDayCounts(MerchantDayCounts.MAX);
  private long chosen;
  private long accepted;
  private long already;
  private long overtaken;
  private long misplaced;
  private long cut;
  private long refused;

  void accepted(MerchantDay merchantDay) {
    chosen++;
    accepted++;
    merchantDays.add(merchantDay, 1);
  }

  void already(MerchantDay merchantDay) {
    accepted(merchantDay);
    already++;
  }

  /** A corrected line that was taken by an earlier replay. */
  void takenBefore() {
    chosen++;
    accepted++;
    already++;
  }

  void overtaken() {
    chosen++;
    accepted++;
    overtaken++;
  }

  /** One of the accepted lay in a wrong row. */
  void misplaced() {
    misplaced++;
  }

  void still(QuarantineReason reason) {
    chosen++;
    still.merge(reason, 1L, Long::sum);
  }

  void cut() {
    chosen++;
    cut++;
  }

  void refused(Objection objection) {
    chosen++;
    refused++;
    object(objection);
  }

  void object(Objection objection) {
    if (objections.size() < MOST_OBJECTIONS) {
      objections.add(objection);
    }
  }

  long chosen() {
    return chosen;
  }

  long left() {
    return accepted;
  }

  ReplayReport report(ReplayMode mode) {
    return new ReplayReport(
        chosen,
        accepted,
        already,
        overtaken,
        misplaced,
        still,
        cut,
        refused,
        objections,
        merchantDays.counts(),
        merchantDays.further(),
        mode);
  }
}
