package dev.nightjar.activities.quarantine;

import dev.nightjar.core.model.Digest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a record was received. What is null is not known, as of records that an older version kept.
 *
 * @param source where it came from, such as a file's name
 * @param line its line in the source, from 1, blank lines counted
 * @param length its length in bytes as it was received, of which less may be kept
 * @param whole the digest of the document as received; only where less of it is kept
 * @param rawRow the row of {@code raw} that it lies in, in hexadecimal; only of records that a
 *     night found there
 * @param arrival when it came, where that is not when its row was written: reading it again has
 *     changed its reason
 */
public record Receipt(
    String source,
    @Nullable Long line,
    @Nullable Long length,
    @Nullable Digest whole,
    @Nullable String rawRow,
    @Nullable Instant arrival) {

  /** Of a document that is kept whole and came without lines. */
  public static Receipt of(String source, long length) {
    return new Receipt(source, null, length, null, null, null);
  }

  /** Of a row of {@code raw}. */
  public static Receipt ofRawRow(String source, String rawRow, long length) {
    return new Receipt(source, null, length, null, rawRow, null);
  }

  /** This receipt of a record that is at a line. */
  public Receipt atLine(long number) {
    return new Receipt(source, number, length, whole, rawRow, arrival);
  }

  /** This receipt of a record of which only the first part is kept. */
  public Receipt cut(long received, Digest digest) {
    return new Receipt(source, line, received, digest, rawRow, arrival);
  }

  /** This receipt of a record that is written again. */
  public Receipt arrived(Instant when) {
    return new Receipt(source, line, length, whole, rawRow, when);
  }

  /** Whether only the first part of the document is kept. */
  public boolean isCut() {
    return whole != null;
  }
}
