package dev.nightjar.core.job.harness;

import java.util.Arrays;
import java.util.Comparator;

/** A record with its stored form, in the order of the intermediate table. */
final class StoredRecord<R> {
  private final long visitorHash;
  private final byte[] key;
  private final byte[] value;
  private final R record;

  StoredRecord(long visitorHash, byte[] key, byte[] value, R record) {
    this.visitorHash = visitorHash;
    this.key = key;
    this.value = value;
    this.record = record;
  }

  static <R> Comparator<StoredRecord<R>> order() {
    return (left, right) -> {
      int byHash = Long.compareUnsigned(left.visitorHash, right.visitorHash);
      return byHash != 0 ? byHash : Arrays.compareUnsigned(left.key, right.key);
    };
  }

  byte[] key() {
    return key;
  }

  byte[] value() {
    return value;
  }

  R record() {
    return record;
  }
}
