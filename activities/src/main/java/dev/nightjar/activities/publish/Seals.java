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
import java.util.Objects;
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
   * Sees that all slices of a merchant have a seal.
   *
   * @throws LostRows when some have none
   */
  void check(List<PlannedSlice> slices) {
    List<PlannedSlice> unsealed =
        slices.stream().filter(slice -> !forms.containsKey(slice.slice())).toList();
    if (!unsealed.isEmpty()) {
      throw new LostRows(
          unsealed.stream().map(PlannedSlice::hashes).toList(),
          "slice %s has no seal, though its chunk is done. Run the day again with --force"
              .formatted(unsealed.get(0).slice()));
    }
  }

  /**
   * The seal of a slice that has one.
   *
   * @throws Unpublishable when it is broken, or of another job version
   */
  Seal of(Slice slice) {
    Seal seal = decoded(slice, Objects.requireNonNull(forms.get(slice)));
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
