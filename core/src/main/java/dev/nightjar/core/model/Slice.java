package dev.nightjar.core.model;

import java.util.Comparator;

/**
 * A merchant-day's range of visitor hashes: one contiguous row range of the raw table.
 *
 * @param merchantDay whose day
 * @param hashes which visitors
 */
public record Slice(MerchantDay merchantDay, HashRange hashes) implements Comparable<Slice> {
  private static final Comparator<Slice> ORDER =
      Comparator.comparing(Slice::merchantDay).thenComparing(Slice::hashes);

  @Override
  public int compareTo(Slice other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return merchantDay + "/" + hashes;
  }
}
