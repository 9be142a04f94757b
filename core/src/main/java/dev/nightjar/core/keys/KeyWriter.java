package dev.nightjar.core.keys;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.Arrays;

/** Puts a row key together, part by part. Not thread-safe. */
final class KeyWriter {
  private static final int HASH_BYTES = 2;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(96);

  /** Two bytes of the merchant's hash, so that tables split evenly; the id; NUL. */
  KeyWriter merchant(MerchantId merchant) {
    byte[] id = Bytewise.utf8(merchant.value());
    return bytes(Arrays.copyOf(Digest.sha256().digest(id), HASH_BYTES)).bytes(id).end();
  }

  KeyWriter job(JobName job) {
    return bytes(Bytewise.utf8(job.value())).end();
  }

  /** Four bytes, shifted so that days before 1970 sort first. */
  KeyWriter day(LocalDate day) {
    int shifted = Math.toIntExact(day.toEpochDay()) ^ Integer.MIN_VALUE;
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write(shifted >>> shift);
    }
    return this;
  }

  KeyWriter generation(Generation generation) {
    return unsigned(generation.cutoffMillis());
  }

  /** Eight bytes, as an unsigned number. */
  KeyWriter unsigned(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      out.write((int) (number >>> shift));
    }
    return this;
  }

  /** A name that has no NUL, then NUL. */
  KeyWriter name(String name) {
    return bytes(Bytewise.utf8(name)).end();
  }

  /**
   * Any text in the middle of a key: NUL becomes NUL FF, and NUL NUL ends it, which keeps order.
   */
  KeyWriter text(String text) {
    for (byte b : Bytewise.utf8(text)) {
      out.write(b);
      if (b == 0) {
        out.write(0xFF);
      }
    }
    return end().end();
  }

  KeyWriter bytes(byte... bytes) {
    out.write(bytes, 0, bytes.length);
    return this;
  }

  KeyWriter end() {
    out.write(0);
    return this;
  }

  byte[] key() {
    return out.toByteArray();
  }
}
