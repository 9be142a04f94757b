package dev.nightjar.activities.replay;

import static dev.nightjar.activities.replay.ReplayBench.event;
import static dev.nightjar.activities.replay.ReplayBench.merchants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.ingest.IngestOptions;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.quarantine.Receipt;
import dev.nightjar.activities.testdata.DataSets;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class ReplayTest {
  private static final RegistrySnapshot NOBODY = merchants("other");
  private static final RegistrySnapshot ACME = merchants("acme", "other");

  private HBase hbase;
  private ReplayBench bench;

  @BeforeEach
  void connect(EmbeddedStack stack) throws IOException {
    hbase = new HBase(stack);
    bench = new ReplayBench(hbase);
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  @Test
  void afterTheMerchantIsImportedReplayEndsAsAnIngestWithTheMerchantWould() throws IOException {
    byte[] source = excerpt();
    RegistrySnapshot shop = DataSets.merchants("ecom-corrupt");
    ReplayBench clean = new ReplayBench(hbase);
    clean.ingest(shop, source, IngestOptions.defaults());
    bench.ingest(NOBODY, source, IngestOptions.defaults());
    assertThat(bench.raw()).isEmpty();
    long records = bench.entries().size();

    ReplayReport report = bench.replay(shop).replay(QuarantineFilter.ALL);

    assertThat(report.chosen()).isEqualTo(records);
    assertThat(report.stillQuarantined()).isPositive().isEqualTo(clean.entries().size());
    assertThat(report.accepted()).isEqualTo(records - report.stillQuarantined());
    assertThat(report.still()).isEqualTo(clean.store().counts());
    assertThat(documents(bench)).isEqualTo(documents(clean));
    assertThat(quarantine(bench)).isEqualTo(quarantine(clean));
    assertThat(bench.rows(HBaseTable.ARRIVALS)).isEqualTo(clean.rows(HBaseTable.ARRIVALS));

    ReplayReport again = bench.replay(shop).replay(QuarantineFilter.ALL);
    assertThat(again.accepted()).isZero();
    assertThat(again.still()).isEqualTo(report.still());
    assertThat(quarantine(bench)).isEqualTo(quarantine(clean));
  }

  /** Some good and bad lines, and an event that is delivered several times with new content. */
  private static byte[] excerpt() throws IOException {
    String all = new String(DataSets.bytes("ecom-corrupt"), StandardCharsets.ISO_8859_1);
    StringBuilder source = new StringBuilder();
    all.lines().limit(600).forEach(line -> source.append(line).append('\n'));
    for (int i = 0; i < 9; i++) {
      source.append(event("e-1", "\"n\":" + i).replace("acme", "rete-ecom")).append('\n');
      all.lines().skip(600L + 20L * i).limit(20).forEach(line -> source.append(line).append('\n'));
    }
    return source.toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private static SortedMap<String, String> documents(ReplayBench bench) throws IOException {
    SortedMap<String, String> documents = new TreeMap<>();
    bench.rows(HBaseTable.RAW).forEach((row, cells) -> documents.put(row, cells.get("d")));
    return documents;
  }

  /** All cells but the arrival, which only records have that were put again. */
  private static SortedMap<String, SortedMap<String, String>> quarantine(ReplayBench bench)
      throws IOException {
    SortedMap<String, SortedMap<String, String>> rows = bench.rows(HBaseTable.QUARANTINE);
    rows.values().forEach(cells -> cells.remove("a"));
    rows.values().removeIf(cells -> !cells.containsKey("r"));
    return rows;
  }

  @Test
  void aReplayThatIsKilledBeforeItDeletesEndsTheSameWhenItIsDoneAgain() throws IOException {
    bench.ingest(NOBODY, event("e-1", "\"n\":1"), event("e-1", "\"n\":2"), event("e-2", ""));
    Replay killed = bench.replay(FailingDeletes.of(bench.connection()), ACME, ReplayMode.FOR_REAL);

    assertThatThrownBy(() -> killed.replay(QuarantineFilter.ALL)).hasMessageContaining("killed");
    List<String> raw = bench.raw();
    assertThat(raw).hasSize(2);
    assertThat(bench.entries()).hasSize(3);

    ReplayReport report = bench.replay(ACME).replay(QuarantineFilter.ALL);
    assertThat(report.accepted()).isEqualTo(3);
    assertThat(bench.entries()).isEmpty();
    assertThat(bench.raw()).isEqualTo(raw);
    assertThat(raw).anyMatch(document -> document.contains("\"n\":2"));
    assertThat(bench.replay(ACME).replay(QuarantineFilter.ALL).chosen()).isZero();
  }

  @Test
  void aLaterDeliveryThatIsInRawCountsAndAnEarlierOneDoesNot() throws IOException {
    bench.ingest(ACME, event("e-2", "\"n\":\"first\""));
    bench.ingest(NOBODY, event("e-1", "\"n\":\"early\""), event("e-2", "\"n\":\"second\""));
    bench.store().now();
    bench.ingest(ACME, event("e-1", "\"n\":\"late\""));

    ReplayReport report = bench.replay(ACME).replay(QuarantineFilter.ALL);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.overtaken()).isEqualTo(1);
    assertThat(bench.raw()).hasSize(2).anyMatch(text -> text.contains("late"));
    assertThat(bench.raw()).anyMatch(text -> text.contains("second"));
    assertThat(bench.entries()).isEmpty();
  }

  @Test
  void aRecordThatStillBreaksARuleMovesToItsMerchantAndKeepsItsArrival() throws IOException {
    bench.ingest(NOBODY, event("e-1", "\"quantity\":\"3\""));
    QuarantineEntry before = bench.only();

    ReplayReport report = bench.replay(ACME).replay(List.of(before));

    QuarantineEntry after = bench.only();
    assertThat(report.still()).isEqualTo(Map.of(QuarantineReason.QUANTITY, 1L));
    assertThat(after.reason()).isEqualTo(QuarantineReason.QUANTITY);
    assertThat(after.key().merchant()).isEqualTo(new MerchantId("acme"));
    assertThat(after.arrival()).isEqualTo(before.arrival());
    assertThat(after.receipt().line()).isEqualTo(1);
    bench.replay(ACME).replay(QuarantineFilter.ALL);
    assertThat(bench.only()).isEqualTo(after);
  }

  @Test
  void aRecordIsNotTakenFromAMerchantWhoIsGone() throws IOException {
    bench.ingest(ACME, event("e-1", "\"quantity\":\"3\""));

    bench.replay(NOBODY).replay(QuarantineFilter.ALL);

    assertThat(bench.only().key().merchant()).isEqualTo(new MerchantId("acme"));
    assertThat(bench.only().reason()).isEqualTo(QuarantineReason.UNKNOWN_MERCHANT);
  }

  @Test
  void ofARecordThatIsCutNothingIsReadAgain() throws IOException {
    String line = event("e-1", "\"n\":\"" + "x".repeat(900) + "\"");
    bench.ingest(
        ACME,
        line.getBytes(StandardCharsets.UTF_8),
        IngestOptions.defaults().withMaxLineBytes(500));

    ReplayReport report = bench.replay(ACME).replay(QuarantineFilter.ALL);

    assertThat(report.cut()).isEqualTo(1);
    assertThat(report.accepted()).isZero();
    Receipt receipt = bench.only().receipt();
    assertThat(receipt.length()).isEqualTo(line.length());
    assertThat(receipt.whole()).isEqualTo(Digest.of(line.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aDryRunSaysTheSameAndWritesNothing() throws IOException {
    bench.ingest(NOBODY, event("e-1", ""), event("e-2", "\"quantity\":\"3\""));
    SortedMap<String, SortedMap<String, String>> before = quarantine(bench);

    ReplayReport dry =
        bench.replay(bench.connection(), ACME, ReplayMode.DRY_RUN).replay(QuarantineFilter.ALL);

    assertThat(quarantine(bench)).isEqualTo(before);
    assertThat(bench.raw()).isEmpty();
    assertThat(bench.rows(HBaseTable.ARRIVALS)).isEmpty();
    ReplayReport real = bench.replay(ACME).replay(QuarantineFilter.ALL);
    assertThat(dry.accepted()).isEqualTo(real.accepted()).isEqualTo(1);
    assertThat(dry.still()).isEqualTo(real.still());
    assertThat(dry.merchantDays()).isEqualTo(real.merchantDays());
  }

  @Test
  void aRowThatANightFoundUnderAWrongKeyIsAcceptedUnderItsRightOneAndStays() throws IOException {
    byte[] document = event("e-1", "").getBytes(StandardCharsets.UTF_8);
    byte[] wrong =
        new RawKey(new MerchantId("acme"), LocalDate.of(2026, 11, 20), 1, 2, "e-1").bytes();
    try (Table raw = bench.connection().getTable(HBaseTable.RAW.in(bench.namespace()))) {
      raw.put(new Put(wrong).addColumn(HBaseTable.RAW.family(), new byte[] {'d'}, document));
    }
    bench
        .store()
        .put(
            List.of(
                new QuarantinedRecord(
                    new QuarantineKey(new MerchantId("acme"), Digest.of(wrong), 0),
                    QuarantineReason.AT,
                    "the document's business day is not that of the row it lies in",
                    Receipt.ofRawRow(
                        "raw rows of acme", HexFormat.of().formatHex(wrong), document.length),
                    document)));

    ReplayReport report = bench.replay(ACME).replay(QuarantineFilter.ALL);

    assertThat(report.accepted()).isEqualTo(1);
    assertThat(report.misplaced()).isEqualTo(1);
    assertThat(report.merchantDays().keySet())
        .extracting(Object::toString)
        .allMatch(day -> day.contains("2026-11-22"));
    assertThat(bench.rows(HBaseTable.RAW)).hasSize(2).containsKey(HexFormat.of().formatHex(wrong));
    assertThat(bench.entries()).isEmpty();
  }

  @Test
  void aDocumentThatANightFoundIsNotPutOverALaterDeliveryOfTheSameReplay() throws IOException {
    String failing = event("e-1", "\"n\":\"early\"");
    bench.ingest(ACME, failing);
    String row = bench.rows(HBaseTable.RAW).firstKey();
    bench.store().now();
    bench.ingest(NOBODY, event("e-1", "\"n\":\"late\""));
    bench.store().now();
    byte[] document = failing.getBytes(StandardCharsets.UTF_8);
    bench
        .store()
        .put(
            List.of(
                new QuarantinedRecord(
                    new QuarantineKey(
                        new MerchantId("acme"), Digest.of(HexFormat.of().parseHex(row)), 0),
                    QuarantineReason.JOB_FAILED,
                    "the job threw on it",
                    Receipt.ofRawRow("raw rows of acme", row, document.length),
                    document)));

    ReplayReport report = bench.replay(ACME).replay(QuarantineFilter.ALL);

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.overtaken()).isEqualTo(1);
    assertThat(bench.raw()).singleElement().asString().contains("late");
    assertThat(bench.entries()).isEmpty();
  }

  @Test
  void aReplayedRowIsWrittenOnceHoweverOftenItIsReplayed() throws IOException {
    bench.ingest(NOBODY, event("e-1", ""));
    Replay killed = bench.replay(FailingDeletes.of(bench.connection()), ACME, ReplayMode.FOR_REAL);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> killed.replay(QuarantineFilter.ALL)).hasMessageContaining("killed");
    }
    try (Table raw = bench.connection().getTable(HBaseTable.RAW.in(bench.namespace()));
        ResultScanner rows = raw.getScanner(new Scan().readAllVersions())) {
      assertThat(Arrays.stream(rows.next().rawCells()).filter(cell -> cell.getValueLength() > 8))
          .hasSize(1);
    }
  }
}
