package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A digest over rows in order. Every part goes in with its length before it, so that other rows can
 * never give the same bytes. Not thread-safe.
 */
public final class RowDigest {
  private final MessageDigest sha256 = Digest.sha256();
  private final ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
  private long rows;

  /** Adds a row. */
  public void add(byte[] key, byte[] value) {
    part(key);
    part(value);
    rows++;
  }

  /** How many rows were added. */
  public long rows() {
    return rows;
  }

  /** The rows so far, as a seal tells of them; nothing may be added afterwards. */
  public Seal.Written written() {
    return new Seal.Written(rows, Digest.finished(sha256));
  }

  void part(byte[] bytes) {
    sha256.update(length.putInt(0, bytes.length).array());
    sha256.update(bytes);
  }

  void number(int number) {
    sha256.update(length.putInt(0, number).array());
  }
}
