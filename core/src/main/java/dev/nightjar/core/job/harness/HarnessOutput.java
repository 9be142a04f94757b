package dev.nightjar.core.job.harness;

import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.RowCounts;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one pass came to, as it would be stored. */
record HarnessOutput<R>(
    List<StoredRecord<R>> records, List<DeltaTable.Row> rows, RowCounts counts) {

  HarnessResult<R> result() {
    return new HarnessResult<>(
        records.stream().map(StoredRecord::record).toList(),
        rows.stream()
            .map(row -> new HarnessRow(row.dimension().name(), row.value(), row.deltas().values()))
            .toList(),
        counts);
  }

  /** Everything that would be stored, as text by place. */
  Map<String, String> stored() {
    Map<String, String> stored = new TreeMap<>();
    for (StoredRecord<R> record : records) {
      stored.put(
          "record " + HexFormat.of().formatHex(record.key()),
          HexFormat.of().formatHex(record.value()));
    }
    for (DeltaTable.Row row : rows) {
      stored.put(
          "row '%s' of dimension '%s'".formatted(row.value(), row.dimension().name()),
          HexFormat.of().formatHex(row.deltas().encode()) + " " + row.deltas().values());
    }
    stored.put("counts", counts.toString());
    return stored;
  }
}
