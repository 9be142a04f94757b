package dev.nightjar.activities.replay;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.ingest.IngestOptions;
import dev.nightjar.activities.ingest.IngestReport;
import dev.nightjar.activities.ingest.NdjsonIngest;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.activities.testdata.Rows;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import org.apache.hadoop.hbase.client.Connection;

/** Tables of their own, filled by ingest, and replays on them. */
final class ReplayBench {
  private final HBase hbase;
  private final String namespace;

  ReplayBench(HBase hbase) throws IOException {
    this.hbase = hbase;
    this.namespace = hbase.newTables();
  }

  static RegistrySnapshot merchants(String... ids) {
    return RegistrySnapshot.of(
        Arrays.stream(ids)
            .map(
                id ->
                    new Merchant(
                        new MerchantId(id),
                        ZoneHistory.of(ZoneId.of("UTC")),
                        Currency.getInstance("EUR"),
                        1,
                        MerchantState.ACTIVE))
            .toList());
  }

  static String event(String eventId, String more) {
    return ("{\"merchant\":\"acme\",\"eventId\":\"%s\",\"type\":\"view\","
            + "\"at\":\"2026-11-22T10:00:00Z\",\"visitorId\":\"v-1\"%s}")
        .formatted(eventId, more.isEmpty() ? "" : "," + more);
  }

  IngestReport ingest(RegistrySnapshot registry, byte[] source, IngestOptions options)
      throws IOException {
    return new NdjsonIngest(
            hbase.connection(), () -> registry, options.withNamespace(namespace), progress -> {})
        .ingest("source", new ByteArrayInputStream(source));
  }

  IngestReport ingest(RegistrySnapshot registry, String... lines) throws IOException {
    return ingest(
        registry,
        String.join("\n", lines).getBytes(StandardCharsets.UTF_8),
        IngestOptions.defaults());
  }

  Replay replay(RegistrySnapshot registry) {
    return replay(hbase.connection(), registry, ReplayMode.FOR_REAL);
  }

  Replay replay(Connection connection, RegistrySnapshot registry, ReplayMode mode) {
    return new Replay(connection, namespace, () -> registry, mode, progress -> {}, 70);
  }

  Connection connection() {
    return hbase.connection();
  }

  String namespace() {
    return namespace;
  }

  QuarantineStore store() {
    return new QuarantineStore(hbase.connection(), namespace);
  }

  List<QuarantineEntry> entries() throws IOException {
    List<QuarantineEntry> entries = new ArrayList<>();
    store().entries(QuarantineFilter.ALL, null, entries::add);
    return entries;
  }

  QuarantineEntry only() throws IOException {
    List<QuarantineEntry> entries = entries();
    if (entries.size() != 1) {
      throw new AssertionError("not one record: " + entries);
    }
    return entries.get(0);
  }

  SortedMap<String, SortedMap<String, String>> rows(HBaseTable table) throws IOException {
    return new Rows(hbase.connection(), namespace).of(table);
  }

  /** The documents of raw by their rows. */
  List<String> raw() throws IOException {
    return rows(HBaseTable.RAW).values().stream().map(cells -> cells.get("d")).toList();
  }
}
