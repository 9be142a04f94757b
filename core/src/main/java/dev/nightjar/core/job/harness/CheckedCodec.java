package dev.nightjar.core.job.harness;

import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.model.JobName;
import java.util.Arrays;
import java.util.HexFormat;

/** Stores records and reads them back as the engine does, and refuses what gets lost. */
final class CheckedCodec<R> {
  private final JobName job;
  private final RecordCodec<R> codec;

  CheckedCodec(Job<R> job) {
    this.job = job.name();
    codec = job.codec();
  }

  StoredRecord<R> stored(long visitorHash, R record) {
    byte[] key = codec.key(record);
    byte[] value = codec.encode(record);
    R decoded = codec.decode(key.clone(), value.clone());
    check(decoded.equals(record), record, "reads back as " + decoded);
    checkBytes(key, codec.key(decoded), record, "key");
    checkBytes(value, codec.encode(decoded), record, "stored form");
    return new StoredRecord<>(visitorHash, key, value, decoded);
  }

  private void checkBytes(byte[] first, byte[] again, R record, String what) {
    check(
        Arrays.equals(first, again),
        record,
        "has the %s %s, and read back %s"
            .formatted(what, HexFormat.of().formatHex(first), HexFormat.of().formatHex(again)));
  }

  private void check(boolean holds, R record, String otherwise) {
    if (!holds) {
      throw new IllegalStateException(
          ("Invalid codec of job '%s': record %s %s. decode(key(r), encode(r)) must equal r, and equal records must"
                  + " have equal bytes")
              .formatted(job, record, otherwise));
    }
  }
}
