package dev.nightjar.activities.replay;

import dev.nightjar.activities.ingest.Delivery;
import dev.nightjar.activities.ingest.Readmission;
import dev.nightjar.activities.ingest.Routed;
import dev.nightjar.activities.ingest.SourceLines;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineLookup;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.keys.QuarantineId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes the lines of a file of corrected records. The file is read twice: an id that comes twice is
 * found before any line is taken, and then none of its lines is. For one use.
 */
final class CorrectedReplay {
  static final int MAX_LINES = 1_000_000;

  private static final int MAX_LINE_BYTES = 64 << 20;
  private static final int LINES_AT_ONCE = 200;
  private static final long BYTES_AT_ONCE = 16 << 20;

  private final QuarantineStore store;
  private final QuarantineLookup lookup;
  private final Readmission readmission;
  private final ReplayMode mode;
  private final ReplayTally tally;
  private final Consumer<ReplayProgress> listener;
  private final Set<QuarantineId> twice = new HashSet<>();
  private ReplayBatch batch;
  private boolean isEmpty = true;
  private int lines;
  private long bytes;

  CorrectedReplay(
      QuarantineStore store,
      Readmission readmission,
      ReplayMode mode,
      ReplayTally tally,
      Consumer<ReplayProgress> listener) {
    this.store = store;
    this.lookup = new QuarantineLookup(store);
    this.readmission = readmission;
    this.mode = mode;
    this.tally = tally;
    this.listener = listener;
    this.batch = new ReplayBatch(readmission, tally);
  }

  void replay(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "Cannot replay '%s': it is read twice, and a pipe can be read once. Write it to a file first, then: nightjar quarantine replay --corrected FILE"
              .formatted(file));
    }
    findDuplicates(file);
    if (isEmpty) {
      throw new IllegalArgumentException(
          "Cannot replay '%s': it has no line. Write lines to be mended with: nightjar quarantine export --dir DIR --editable"
              .formatted(file));
    }
    SourceLines.read(file, MAX_LINE_BYTES, this::take);
    settle();
  }

  private void findDuplicates(Path file) throws IOException {
    Set<QuarantineId> seen = new HashSet<>();
    SourceLines.read(
        file,
        MAX_LINE_BYTES,
        (number, line, isCut) -> {
          isEmpty = false;
          CorrectedLine corrected = isCut ? null : readable(line);
          if (corrected != null && !seen.add(corrected.id())) {
            twice.add(corrected.id());
          }
          if (seen.size() > MAX_LINES) {
            throw new IllegalArgumentException(
                "Cannot replay '%s': it has more than %,d records. Cut it into several files"
                    .formatted(file, MAX_LINES));
          }
        });
  }

  private static @Nullable CorrectedLine readable(byte[] line) {
    try {
      return CorrectedLine.parse(line);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void take(long number, byte[] line, boolean isCut) throws IOException {
    try {
      if (isCut) {
        throw new IllegalArgumentException("it is longer than %d bytes".formatted(MAX_LINE_BYTES));
      }
      CorrectedLine corrected = CorrectedLine.parse(line);
      if (twice.contains(corrected.id())) {
        refuse(number, corrected, "this id is on another line too; none of them was taken");
      } else {
        take(number, corrected);
      }
    } catch (IllegalArgumentException e) {
      tally.refused(new Objection(number, "", String.valueOf(e.getMessage())));
    }
    lines++;
    bytes += line.length;
    if (lines == LINES_AT_ONCE || bytes > BYTES_AT_ONCE) {
      settle();
    }
  }

  private void take(long number, CorrectedLine corrected) throws IOException {
    List<QuarantineEntry> found = lookup.find(corrected.id());
    Routed routed = readmission.route(corrected.document());
    if (found.size() > 1) {
      refuse(number, corrected, "more than one record has an id that begins like this");
    } else if (found.isEmpty()) {
      takeWithoutRecord(number, corrected, routed);
    } else if (routed instanceof Routed.ToRaw raw) {
      batch.replaces(found.get(0), raw, corrected.document());
    } else if (routed instanceof Routed.ToQuarantine refused) {
      Decoded.Bad verdict = refused.verdict();
      tally.still(verdict.reason());
      tally.object(
          new Objection(
              number,
              corrected.id().toString(),
              "%s: %s".formatted(verdict.reason().code(), verdict.detail())));
    }
  }

  /**
   * The record is gone: perhaps because this very line was taken before. If an earlier line of the
   * same row is taken again, this one has to follow it again.
   */
  private void takeWithoutRecord(long number, CorrectedLine corrected, Routed routed)
      throws IOException {
    if (routed instanceof Routed.ToRaw raw && isThere(raw, corrected)) {
      batch.repeats(raw, corrected.document());
    } else {
      refuse(
          number,
          corrected,
          "no such record is in quarantine: it was accepted or dropped, or has another id by now");
    }
  }

  private boolean isThere(Routed.ToRaw raw, CorrectedLine corrected) throws IOException {
    return readmission
        .deliveries(List.of(raw.key()))
        .get(0)
        .filter((Delivery delivery) -> delivery.is(corrected.document()))
        .isPresent();
  }

  private void refuse(long number, CorrectedLine corrected, String words) {
    tally.refused(new Objection(number, corrected.id().toString(), words));
  }

  private void settle() throws IOException {
    batch.decide();
    if (mode == ReplayMode.FOR_REAL) {
      batch.write(store);
    }
    listener.accept(new ReplayProgress(tally.chosen(), tally.left()));
    batch = new ReplayBatch(readmission, tally);
    lines = 0;
    bytes = 0;
  }
}
