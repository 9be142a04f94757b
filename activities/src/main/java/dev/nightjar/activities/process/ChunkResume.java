package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.workflows.message.ChunkProgress;
import io.temporal.activity.Activity;
import io.temporal.common.converter.DataConverterException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;

/**
 * Goes on where an execution that died has ended: slices that it has sealed are not done again. The
 * heartbeat says which to look at, and their seals are believed, as publication believes them; from
 * the first one without a seal on, everything is done.
 */
final class ChunkResume {
  private ChunkResume() {}

  /** What the execution before this one said last; nothing if this is the first. */
  static ChunkProgress progress() {
    try {
      return Activity.getExecutionContext()
          .getHeartbeatDetails(ChunkProgress.class)
          .orElse(ChunkProgress.NONE);
    } catch (DataConverterException e) {
      // An earlier release told of nothing but rows.
      return ChunkProgress.NONE;
    }
  }

  /**
   * The slices of a chunk that are sealed, from its first one on.
   *
   * @param most of how many slices seals are looked for
   */
  static List<SealedSlice> sealed(
      HBaseStores stores, RunId run, JobVersion version, List<PlannedSlice> slices, int most)
      throws IOException {
    List<PartialKey> keys =
        slices.subList(0, Math.min(slices.size(), most)).stream()
            .map(slice -> PartialKey.seal(ResultId.of(run, slice.merchantDay()), slice.hashes()))
            .toList();
    List<Result> rows =
        stores.read(HBaseTable.PARTIAL, keys.stream().map(key -> new Get(key.bytes())).toList());
    List<SealedSlice> sealed = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      Optional<Seal> seal = seal(rows.get(i)).filter(each -> each.version().equals(version));
      if (seal.isEmpty()) {
        return sealed;
      }
      sealed.add(new SealedSlice(keys.get(i), seal.get(), List.of(), List.of(), 0));
    }
    return sealed;
  }

  private static Optional<Seal> seal(Result row) {
    byte[] form = row.getValue(HBaseTable.PARTIAL.family(), WriteBuffer.VALUE);
    try {
      return form == null ? Optional.empty() : Optional.of(Seal.decode(form));
    } catch (IllegalArgumentException e) {
      // Whoever does the slice again finds out what is wrong with it.
      return Optional.empty();
    }
  }
}
