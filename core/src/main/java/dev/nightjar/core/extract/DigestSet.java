package dev.nightjar.core.extract;

import dev.nightjar.core.model.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;

/**
 * A set of byte strings, told apart by the first 16 bytes of their SHA-256; open addressing, in
 * parts that grow one by one so that growing never needs twice the memory. Not thread-safe.
 */
final class DigestSet {
  private static final int PARTS = 256;
  private static final int FIRST_SLOTS = 64;

  /** Two longs a slot; zeros are a free one. */
  private final long[][] parts = new long[PARTS][];

  private final int[] sizes = new int[PARTS];
  private final MessageDigest sha256 = Digest.sha256();
  private long size;

  /** Adds some bytes; false when they were there. */
  boolean add(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(sha256.digest(bytes));
    // No digest is taken for a free slot.
    long first = in.getLong() | 1;
    long second = in.getLong();
    int part = (int) (second & (PARTS - 1));
    long[] slots = parts[part];
    if (slots == null) {
      slots = new long[2 * FIRST_SLOTS];
      parts[part] = slots;
    } else if (8L * sizes[part] > 3L * slots.length) {
      slots = grown(slots);
      parts[part] = slots;
    }
    if (!put(slots, first, second)) {
      return false;
    }
    sizes[part]++;
    size++;
    return true;
  }

  long size() {
    return size;
  }

  private static long[] grown(long[] slots) {
    long[] grown = new long[2 * slots.length];
    for (int i = 0; i < slots.length; i += 2) {
      if (slots[i] != 0) {
        put(grown, slots[i], slots[i + 1]);
      }
    }
    return grown;
  }

  /** The number of slots is a power of two. */
  private static boolean put(long[] slots, long first, long second) {
    int mask = slots.length - 2;
    int at = (int) (first >>> 16) & mask;
    while (slots[at] != 0) {
      if (slots[at] == first && slots[at + 1] == second) {
        return false;
      }
      at = (at + 2) & mask;
    }
    slots[at] = first;
    slots[at + 1] = second;
    return true;
  }
}
