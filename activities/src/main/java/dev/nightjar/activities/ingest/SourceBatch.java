package dev.nightjar.activities.ingest;

import dev.nightjar.core.model.Digest;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Consecutive lines of a source, the unit of what is written and acknowledged.
 *
 * @param number counts batches from 0
 * @param lines at least one; a line that is cut is the last
 * @param before the digest of the source before the first line; never updated, only copied
 * @param end where the next batch starts in the source, in bytes
 */
record SourceBatch(long number, List<SourceLine> lines, MessageDigest before, long end) {
  SourceBatch {
    lines = List.copyOf(lines);
  }

  /** How many bytes of the source the batch covers. */
  long bytes() {
    return end - lines.get(0).offset();
  }

  /** How many lines are not blank. */
  long documents() {
    return lines.stream().filter(line -> !line.isBlank()).count();
  }

  /**
   * The digests of the source through the end of some of the lines. The batch is gone through once
   * more for that, so ask for all bad lines at once, and not at all when there is none.
   */
  Map<SourceLine, Digest> digests(Set<SourceLine> wanted) {
    Map<SourceLine, Digest> digests = new HashMap<>();
    MessageDigest running = Digests.copy(before);
    for (SourceLine line : lines) {
      Digest known = line.digest();
      running.update(line.bytes());
      if (wanted.contains(line)) {
        digests.put(line, known == null ? Digest.finished(Digests.copy(running)) : known);
      }
      if (line.hasLineFeed()) {
        running.update((byte) '\n');
      }
    }
    return digests;
  }
}
