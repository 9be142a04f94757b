package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;

/**
 * Says that a slice is processed and what came of it; put after all rows of the slice. Publication
 * believes no slice without its seal.
 *
 * @param version the job version that processed the slice
 * @param rows what became of the slice's raw rows; balanced
 * @param intermediate the intermediate rows, in the order of visitors
 * @param partial the partial rows, in the order of their keys
 */
public record Seal(JobVersion version, RowCounts rows, Written intermediate, Written partial) {
  private static final int FORM = 1;

  /**
   * Rows that were written to one table.
   *
   * @param rows how many
   * @param digest over keys and values in order ({@link RowDigest})
   */
  public record Written(long rows, Digest digest) {}

  public Seal {
    if (!rows.balances()) {
      throw new IllegalArgumentException(
          "Invalid seal: its raw rows do not add up, %s".formatted(rows));
    }
  }

  /** All rows that were written. */
  public long written() {
    return intermediate.rows() + partial.rows();
  }

  /** The stored form; equal seals have equal bytes. */
  public byte[] encode() {
    return new FormWriter(FORM)
        .number(version.number())
        .counts(rows)
        .number(intermediate.rows())
        .digest(intermediate.digest())
        .number(partial.rows())
        .digest(partial.digest())
        .bytes();
  }

  /**
   * Reads the stored form.
   *
   * @throws IllegalArgumentException when the bytes are not a seal's
   */
  public static Seal decode(byte[] form) {
    FormReader in = new FormReader("seal", form, FORM);
    Seal seal =
        new Seal(
            new JobVersion(in.small()),
            in.counts(),
            new Written(in.number(), in.digest()),
            new Written(in.number(), in.digest()));
    in.end(seal.encode());
    return seal;
  }
}
