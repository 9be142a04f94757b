package dev.nightjar.core.keys;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;
import java.util.Arrays;

/** Puts a row key together, part by part. Not thread-safe. */
final class KeyWriter {
  private byte[] key = new byte[96];
  private int length;

  /** Two bytes of the merchant's hash, so that tables split evenly; the id; NUL. */
  KeyWriter merchant(MerchantId merchant) {
    return bytes(MerchantBytes.of(merchant));
  }

  KeyWriter job(JobName job) {
    return bytes(Bytewise.utf8(job.value())).end();
  }

  /** Four bytes, shifted so that days before 1970 sort first. */
  KeyWriter day(LocalDate day) {
    int shifted = Math.toIntExact(day.toEpochDay()) ^ Integer.MIN_VALUE;
    reserve(Integer.BYTES);
    for (int shift = 24; shift >= 0; shift -= 8) {
      key[length++] = (byte) (shifted >>> shift);
    }
    return this;
  }

  KeyWriter generation(Generation generation) {
    return unsigned(generation.cutoffMillis());
  }

  /** Eight bytes, as an unsigned number. */
  KeyWriter unsigned(long number) {
    reserve(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      key[length++] = (byte) (number >>> shift);
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
    byte[] bytes = Bytewise.utf8(text);
    reserve(2 * bytes.length + 2);
    for (byte b : bytes) {
      key[length++] = b;
      if (b == 0) {
        key[length++] = (byte) 0xFF;
      }
    }
    return end().end();
  }

  KeyWriter bytes(byte... bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, key, length, bytes.length);
    length += bytes.length;
    return this;
  }

  KeyWriter end() {
    reserve(1);
    key[length++] = 0;
    return this;
  }

  byte[] key() {
    return Arrays.copyOf(key, length);
  }

  private void reserve(int more) {
    if (length + more > key.length) {
      key = Arrays.copyOf(key, Math.max(2 * key.length, length + more));
    }
  }
}
