package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.Slice;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.publish.Seal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/** The seals of many merchants' slices, read together. */
final class Seals {
  private static final byte[] VALUE = Bytes.toBytes("v");

  private final JobVersion version;
  private final Map<Slice, byte[]> forms;

  private Seals(JobVersion version, Map<Slice, byte[]> forms) {
    this.version = version;
    this.forms = forms;
  }

  static Seals read(HBaseStores stores, RunId run, JobVersion version, List<MerchantShare> shares)
      throws IOException {
    List<Slice> slices =
        shares.stream().flatMap(share -> share.slices().stream()).map(PlannedSlice::slice).toList();
    List<Get> gets = new ArrayList<>(slices.size());
    for (Slice slice : slices) {
      ResultId result = ResultId.of(run, slice.merchantDay());
      gets.add(new Get(PartialKey.seal(result, slice.hashes()).bytes()));
    }
    List<Result> found = stores.read(HBaseTable.PARTIAL, gets);
    Map<Slice, byte[]> forms = new TreeMap<>();
    for (int i = 0; i < slices.size(); i++) {
      byte[] form = found.get(i).getValue(HBaseTable.PARTIAL.family(), VALUE);
      if (form != null) {
        forms.put(slices.get(i), form);
      }
    }
    return new Seals(version, forms);
  }

  /**
   * The seal of a slice.
   *
   * @throws Unpublishable when it is missing, broken, or of another job version
   */
  Seal of(Slice slice) {
    byte[] form = forms.get(slice);
    if (form == null) {
      throw new Unpublishable(
          "slice %s has no seal, though its chunk is done. Run the day again with --force"
              .formatted(slice));
    }
    Seal seal = decoded(slice, form);
    if (!seal.version().equals(version)) {
      throw new Unpublishable(
          "slice %s was processed with job version %s, the plan says %s. Run the day again with --force"
              .formatted(slice, seal.version(), version));
    }
    return seal;
  }

  private static Seal decoded(Slice slice, byte[] form) {
    try {
      return Seal.decode(form);
    } catch (IllegalArgumentException e) {
      throw new Unpublishable(
          "the seal of slice %s does not hold: %s. Run the day again with --force"
              .formatted(slice, e.getMessage()));
    }
  }
}
