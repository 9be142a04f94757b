package dev.nightjar.core.extract;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether something was there before. The first few thousand are kept as they are; all that
 * come then are told by 128 bits of their SHA-256, which nobody can make collide, in at most 50
 * bytes each: a visitor with millions of events fits a small heap. Not thread-safe.
 *
 * @param <K> what is told apart; equal ones have equal bytes and others have others
 */
public final class Seen<K> {
  /** How many are kept as they are. */
  static final int FEW = 4096;

  private final Function<? super K, byte[]> bytes;
  private final Set<K> few = new HashSet<>();
  private @Nullable DigestSet many;

  /** Nothing was there yet. */
  public Seen(Function<? super K, byte[]> bytes) {
    this.bytes = bytes;
  }

  /** Takes one; false when it was there before. */
  public boolean add(K key) {
    if (few.size() < FEW) {
      return few.add(key);
    }
    if (many == null) {
      many = new DigestSet();
    }
    return !few.contains(key) && many.add(bytes.apply(key));
  }

  /** How many different ones there were. */
  public long size() {
    return few.size() + (many == null ? 0 : many.size());
  }

  /** Forgets all. */
  public void clear() {
    few.clear();
    many = null;
  }
}
