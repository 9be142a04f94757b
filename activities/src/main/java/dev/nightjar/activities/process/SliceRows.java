package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.stage.StageClock;
import dev.nightjar.activities.stage.StageMeter.Use;
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
  /**
   * As many bytes of one visitor's records wait until all of them are there, so that none is stored
   * of a visitor whom the job cannot do. Not configurable: it decides what is published.
   */
  static final long MOST_HELD_BYTES = 2L << 20;

  private final ResultId result;
  private final HashRange hashes;
  private final OneBehind writes = new OneBehind("nightjar-write");
  private final StageClock clock;
  private final WriteBuffer intermediate;
  private final WriteBuffer partial;
  private final RowDigest intermediateDigest = new RowDigest();
  private final RowDigest partialDigest = new RowDigest();
  private final Seen<ByteBuffer> keysOfHash = new Seen<>(ByteBuffer::array);
  private long hash;
  private long bytesOfVisitor;
  private boolean isTorn;

  /**
   * Empty.
   *
   * @param clock of the thread that folds the slice
   */
  SliceRows(SliceWork<?> work, ResultId result, HashRange hashes, StageClock clock) {
    this.result = result;
    this.hashes = hashes;
    this.clock = clock;
    intermediate = new WriteBuffer(work, writes, HBaseTable.INTERMEDIATE, clock);
    partial = new WriteBuffer(work, writes, HBaseTable.PARTIAL, clock);
  }

  /** Another visitor follows: what is held of the one before is whole and may be stored. */
  void beginVisitor() throws IOException {
    isTorn = false;
    bytesOfVisitor = 0;
    intermediate.settle();
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
    bytesOfVisitor += key.length + value.length;
    if (bytesOfVisitor > MOST_HELD_BYTES) {
      isTorn = true;
      intermediate.settle();
    }
  }

  /** Whether rows of the visitor at hand may be stored, though nobody knows yet if all can be. */
  boolean isTorn() {
    return isTorn;
  }

  /** Takes a row of deltas, in order of dimension and value. */
  void partial(DeltaTable.Row row) throws IOException {
    byte[] key = new PartialKey(result, row.dimension().name(), row.value(), hashes).bytes();
    byte[] value = row.deltas().encode();
    partialDigest.add(key, value);
    partial.add(key, value);
    partial.settle();
  }

  /** Waits for what is being stored. */
  void awaitStored() throws IOException {
    clock.lap(Use.BUSY);
    writes.await();
    clock.lap(Use.HELD);
  }

  /** Ends the slice; what is still held is to be written before the seal. */
  SealedSlice seal(JobVersion version, RowCounts rows) throws IOException {
    awaitStored();
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
