package dev.nightjar.activities.replay;

import dev.nightjar.activities.ingest.Delivery;
import dev.nightjar.activities.ingest.Readmission;
import dev.nightjar.activities.ingest.Routed;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.model.MerchantDay;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Records that go back together. First the rows of {@code raw} and their markers are stored, then
 * records that stay under another reason are put, and only then those that left are deleted:
 * whenever it is killed, a record is in at least one place, and doing it again ends the same. Not
 * thread-safe.
 */
final class ReplayBatch {
  private final Readmission readmission;
  private final ReplayTally tally;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Readmission.Returning> returning = new ArrayList<>();
  private final Set<RawKey> written = new HashSet<>();
  private final List<MerchantDay> announced = new ArrayList<>();
  private final List<QuarantinedRecord> restated = new ArrayList<>();
  private final List<QuarantineEntry> leaving = new ArrayList<>();

  ReplayBatch(Readmission readmission, ReplayTally tally) {
    this.readmission = readmission;
    this.tally = tally;
  }

  /**
   * A document that is readable.
   *
   * @param entry its record; null when that is gone
   * @param delivered when it was delivered; null for today
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  private record Candidate(
      @Nullable QuarantineEntry entry,
      Routed.ToRaw target,
      byte[] document,
      @Nullable Instant delivered) {}

  /** Adds a document that is readable as a record holds it. */
  void returns(QuarantineEntry entry, Routed.ToRaw target, byte[] document) {
    candidates.add(new Candidate(entry, target, document, entry.arrival()));
  }

  /** Adds a readable document in place of what a record holds. */
  void replaces(QuarantineEntry entry, Routed.ToRaw target, byte[] document) {
    candidates.add(new Candidate(entry, target, document, null));
  }

  /** Adds a document whose record is gone and that {@code raw} holds, byte for byte. */
  void repeats(Routed.ToRaw target, byte[] document) {
    candidates.add(new Candidate(null, target, document, null));
  }

  /** Adds a record that stays, under another reason or merchant. */
  void restates(QuarantineEntry entry, QuarantinedRecord now) {
    restated.add(now);
    if (!now.key().equals(entry.key())) {
      leaving.add(entry);
    }
  }

  /** Decides what becomes of the readable documents, by what {@code raw} holds. */
  void decide() throws IOException {
    List<RawKey> keys = candidates.stream().map(candidate -> candidate.target().key()).toList();
    List<Optional<Delivery>> found = readmission.deliveries(keys);
    for (int i = 0; i < candidates.size(); i++) {
      decide(candidates.get(i), found.get(i));
    }
  }

  private void decide(Candidate candidate, Optional<Delivery> found) {
    MerchantDay day = candidate.target().merchantDay();
    RawKey key = candidate.target().key();
    if (written.contains(key) && wasInRaw(candidate)) {
      tally.overtaken();
    } else if (written.contains(key)) {
      // What raw held before is covered by an earlier delivery of this batch.
      put(candidate);
    } else if (candidate.entry() == null) {
      tally.takenBefore();
    } else if (found.isPresent() && found.get().is(candidate.document())) {
      // A kill may have come before the marker that follows the row.
      announced.add(day);
      tally.already(day);
    } else if (found.isPresent() && isOvertaken(candidate, found.get())) {
      tally.overtaken();
    } else {
      put(candidate);
    }
    leave(candidate);
  }

  private void put(Candidate candidate) {
    Routed.ToRaw target = candidate.target();
    written.add(target.key());
    returning.add(new Readmission.Returning(target, candidate.document(), candidate.delivered()));
    tally.accepted(target.merchantDay());
  }

  private void leave(Candidate candidate) {
    QuarantineEntry entry = candidate.entry();
    if (entry != null) {
      leaving.add(entry);
      String rawRow = entry.receipt().rawRow();
      if (rawRow != null
          && !rawRow.equals(HexFormat.of().formatHex(candidate.target().key().bytes()))) {
        tally.misplaced();
      }
    }
  }

  /**
   * A document found in {@code raw} itself was delivered before the night that found it, nobody
   * knows when: what lies in its right row, or came there in this batch, counts as later.
   */
  private static boolean isOvertaken(Candidate candidate, Delivery found) {
    Instant delivered = candidate.delivered();
    return wasInRaw(candidate) || (delivered != null && found.delivered().isAfter(delivered));
  }

  /** Whether a document comes back as a night found it in {@code raw}. */
  private static boolean wasInRaw(Candidate candidate) {
    QuarantineEntry entry = candidate.entry();
    return candidate.delivered() != null && entry != null && entry.receipt().rawRow() != null;
  }

  /** Stores everything that was decided. */
  void write(QuarantineStore store) throws IOException {
    if (!returning.isEmpty() || !announced.isEmpty()) {
      readmission.write(returning, announced);
    }
    store.put(restated);
    if (!leaving.isEmpty()) {
      store.drop(leaving);
    }
  }
}
