package dev.nightjar.core.plan;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;

/** By what a plan is known to be the same: every chunk's place and slices, in order. */
public final class PlanDigest {
  private static final int FIXED_BYTES = 64;

  private PlanDigest() {}

  /** The digest of a plan's chunks in order of their numbers. */
  public static Digest of(Iterable<PlannedChunk> chunks) {
    MessageDigest sha256 = Digest.sha256();
    for (PlannedChunk chunk : chunks) {
      sha256.update(
          ByteBuffer.allocate(12)
              .putInt(chunk.number())
              .putInt(chunk.batch())
              .putInt(chunk.slices().size())
              .flip());
      chunk.slices().forEach(slice -> update(sha256, slice));
    }
    return Digest.finished(sha256);
  }

  private static void update(MessageDigest sha256, PlannedSlice slice) {
    byte[] merchant = Bytewise.utf8(slice.merchant().value());
    byte[] zone = Bytewise.utf8(slice.day().zone().getId());
    ByteBuffer bytes = ByteBuffer.allocate(merchant.length + zone.length + FIXED_BYTES);
    bytes.putInt(merchant.length).put(merchant).putInt(zone.length).put(zone);
    BusinessDay day = slice.day();
    bytes.putLong(day.date().toEpochDay());
    put(bytes, day.start());
    put(bytes, day.end());
    bytes.putLong(slice.hashes().first()).putLong(slice.hashes().last());
    sha256.update(bytes.flip());
    RecordSource source = slice.source();
    if (source != null) {
      // Nothing for slices of raw, whose digests stay what they were.
      sha256.update(
          ByteBuffer.allocate(2 * Long.BYTES)
              .putLong(source.generation().cutoffMillis())
              .putLong(source.dataAsOf().cutoffMillis())
              .flip());
    }
  }

  private static void put(ByteBuffer bytes, Instant instant) {
    bytes.putLong(instant.getEpochSecond()).putInt(instant.getNano());
  }
}
