package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.window.OneBehind;
import dev.nightjar.core.extract.Seen;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.RowDigest;
import dev.nightjar.core.publish.Seal;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Writes and digests a slice's rows. Closing it ends its writes. Not thread-safe. */
final class SliceRows implements AutoCloseable {
  private final ResultId result;
  private final HashRange hashes;
  private final OneBehind writes = new OneBehind();
  private final WriteBuffer intermediate;
  private final WriteBuffer partial;
  private final RowDigest intermediateDigest = new RowDigest();
  private final RowDigest partialDigest = new RowDigest();
  private final Seen<ByteBuffer> keysOfHash = new Seen<>(ByteBuffer::array);
  private long hash;

  SliceRows(HBaseStores stores, ResultId result, HashRange hashes, ProcessOptions options) {
    this.result = result;
    this.hashes = hashes;
    intermediate =
        new WriteBuffer(stores, writes, HBaseTable.INTERMEDIATE, result.generation(), options);
    partial = new WriteBuffer(stores, writes, HBaseTable.PARTIAL, result.generation(), options);
  }

  /** Takes an intermediate record; a hash's records come one after the other. */
  void intermediate(long visitorHash, byte[] ownKey, byte[] value) throws IOException {
    if (visitorHash != hash) {
      keysOfHash.clear();
      hash = visitorHash;
    }
    if (!keysOfHash.add(ByteBuffer.wrap(ownKey))) {
      throw new DuplicateRecordKey(result);
    }
    byte[] key = IntermediateKey.bytes(result, visitorHash, ownKey);
    intermediateDigest.add(key, value);
    intermediate.add(key, value);
  }

  /** Takes a row of deltas, in order of dimension and value. */
  void partial(DeltaTable.Row row) throws IOException {
    byte[] key = new PartialKey(result, row.dimension().name(), row.value(), hashes).bytes();
    byte[] value = row.deltas().encode();
    partialDigest.add(key, value);
    partial.add(key, value);
  }

  /** Ends the slice; what is still held is to be written before the seal. */
  SealedSlice seal(JobVersion version, RowCounts rows) throws IOException {
    writes.await();
    Seal seal = new Seal(version, rows, intermediateDigest.written(), partialDigest.written());
    return new SealedSlice(
        PartialKey.seal(result, hashes),
        seal,
        intermediate.held(),
        partial.held(),
        intermediate.heldBytes() + partial.heldBytes());
  }

  @Override
  public void close() {
    writes.close();
  }
}
