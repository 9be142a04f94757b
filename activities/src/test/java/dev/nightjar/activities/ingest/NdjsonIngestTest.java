package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.testdata.DataSets;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.activities.testdata.Rows;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.ArrivalKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Scan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
class NdjsonIngestTest {
  private static final MerchantId SHOP = new MerchantId("rete-ecom");
  private static final String CORRUPT = "ecom-corrupt";

  private HBase hbase;
  private String namespace;
  private Rows rows;

  @BeforeEach
  void connect(EmbeddedStack stack) throws IOException {
    hbase = new HBase(stack);
    useNewTables();
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  private void useNewTables() throws IOException {
    namespace = hbase.newTables();
    rows = new Rows(hbase.connection(), namespace);
  }

  private NdjsonIngest ingest(IngestOptions options) throws IOException {
    RegistrySnapshot merchants = DataSets.merchants(CORRUPT);
    return new NdjsonIngest(
        hbase.connection(), () -> merchants, options.withNamespace(namespace), progress -> {});
  }

  private IngestReport ingested(byte[] source) throws IOException {
    return ingest(IngestOptions.defaults().withBatches(100, 1 << 20))
        .ingest("source", new ByteArrayInputStream(source));
  }

  private Map<String, SortedMap<String, String>> raw() throws IOException {
    return rows.of(HBaseTable.RAW);
  }

  private Map<String, SortedMap<String, String>> quarantine() throws IOException {
    return rows.of(HBaseTable.QUARANTINE);
  }

  @Test
  void everyLineOfTheDataSetsIsAcceptedOrQuarantinedAsPlanted() throws IOException {
    IngestReport clean = ingest(IngestOptions.defaults()).ingest(DataSets.events("ecom"));
    Map<String, SortedMap<String, String>> cleanKeys = raw();
    useNewTables();
    List<IngestProgress> progress = new ArrayList<>();
    RegistrySnapshot merchants = DataSets.merchants(CORRUPT);
    IngestReport corrupt =
        new NdjsonIngest(
                hbase.connection(),
                () -> merchants,
                IngestOptions.defaults().withNamespace(namespace),
                progress::add)
            .ingest(DataSets.events(CORRUPT));

    assertThat(clean.lines()).isEqualTo(DataSets.lines("ecom")).isEqualTo(clean.accepted());
    assertThat(corrupt.lines()).isEqualTo(DataSets.lines(CORRUPT));
    assertThat(corrupt.byReason()).isEqualTo(DataSets.quarantined(CORRUPT));
    assertThat(new QuarantineStore(hbase.connection(), namespace).counts())
        .isEqualTo(DataSets.quarantined(CORRUPT));
    assertThat(corrupt.accepted())
        .isEqualTo(DataSets.figure(CORRUPT, "events") + DataSets.figure(CORRUPT, "duplicates"));
    assertThat(raw().keySet()).isEqualTo(cleanKeys.keySet());
    assertThat(cleanKeys).hasSize((int) DataSets.figure("ecom", "events"));
    assertThat(corrupt.merchantDays()).hasSize((int) DataSets.figure(CORRUPT, "merchant_days"));
    assertThat(corrupt.days()).isEqualTo(markedDays());
    assertThat(corrupt.firstDay()).contains(LocalDate.of(2024, 1, 4));
    assertThat(corrupt.lastDay()).contains(LocalDate.of(2024, 6, 29));
    assertThat(corrupt.bytes()).isEqualTo(DataSets.bytes(CORRUPT).length);
    assertThat(progress.get(progress.size() - 1).lines()).isEqualTo(corrupt.lines());
    assertThat(progress.get(progress.size() - 1).quarantined()).isEqualTo(corrupt.quarantined());
  }

  private Set<LocalDate> markedDays() throws IOException {
    return rows.cells(HBaseTable.ARRIVALS, Rows.scan(ArrivalKey.range(SHOP))).stream()
        .map(cell -> ArrivalKey.day(CellUtil.cloneRow(cell)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void howASourceIsCompressedBatchedAndRepeatedChangesNoRow() throws IOException {
    byte[] source = excerpt();
    IngestReport plain = ingested(source);
    Map<String, SortedMap<String, String>> raw = raw();
    Map<String, SortedMap<String, String>> quarantine = quarantine();
    assertThat(quarantine).hasSize((int) plain.quarantined()).isNotEmpty();

    IngestReport again = ingested(source);
    assertThat(again.byReason()).isEqualTo(plain.byReason());
    assertThat(raw()).isEqualTo(raw);
    assertThat(quarantine()).isEqualTo(quarantine);

    for (byte[] compressed :
        List.of(
            SourceFormatTest.Compressed.gzip(source), SourceFormatTest.Compressed.zstd(source))) {
      useNewTables();
      IngestReport report =
          ingest(IngestOptions.defaults().withWriters(4).withBatches(7, 5_000))
              .ingest("source", new ByteArrayInputStream(compressed));
      assertThat(report.merchantDays()).isEqualTo(plain.merchantDays());
      assertThat(report.bytes()).isEqualTo(plain.bytes());
      assertThat(raw()).isEqualTo(raw);
      assertThat(quarantine()).isEqualTo(quarantine);
    }
  }

  /** Some thousand lines of the corrupt data set, with bad ones and duplicates among them. */
  private static byte[] excerpt() throws IOException {
    byte[] all = DataSets.bytes(CORRUPT);
    int end = 700_000;
    while (all[end - 1] != '\n') {
      end++;
    }
    return Arrays.copyOf(all, end);
  }

  @Test
  void aKilledIngestThatIsRunAgainLeavesWhatOneWholeRunLeaves() throws IOException {
    byte[] source = excerpt();
    ingested(source);
    Map<String, SortedMap<String, String>> raw = raw();
    Map<String, SortedMap<String, String>> quarantine = quarantine();

    useNewTables();
    assertThatThrownBy(
            () ->
                ingest(IngestOptions.defaults().withBatches(100, 1 << 20))
                    .ingest("source", dyingAfter(source, source.length / 2)))
        .isInstanceOf(OutOfMemoryError.class);
    assertThat(raw()).hasSizeBetween(1, raw.size() - 1);

    ingested(source);
    assertThat(raw()).isEqualTo(raw);
    assertThat(quarantine()).isEqualTo(quarantine);
  }

  /** A source in the middle of which the process fails as it can anywhere. */
  private static InputStream dyingAfter(byte[] source, int bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(source, 0, bytes),
        new InputStream() {
          @Override
          public int read() {
            throw new OutOfMemoryError("planted");
          }

          @Override
          public int read(byte[] target, int from, int length) {
            return read();
          }
        });
  }

  @Test
  void aTruncatedSourceIsIngestedAsFarAsItGoesAndFails() throws IOException {
    byte[] whole = SourceFormatTest.Compressed.gzip(excerpt());
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    IngestFailed failed =
        catchThrowableOfType(
            IngestFailed.class,
            () ->
                ingest(IngestOptions.defaults()).ingest("source", new ByteArrayInputStream(half)));

    assertThat(failed)
        .hasMessageContaining("Cannot read 'source' to its end: The gzip data ends in the middle")
        .hasMessageContaining("Its first %d lines".formatted(failed.report().lines()))
        .hasMessageContaining("Ingesting it again from the start is safe");
    assertThat(failed.report().lines()).isGreaterThan(100);
    assertThat(quarantine()).hasSize((int) failed.report().quarantined());
    // The line that was cut off by the failure is not taken for a bad one.
    assertThat(failed.report().byReason())
        .containsEntry(QuarantineReason.UNPARSED, unparsed(failed.report().bytes()));
  }

  private long unparsed(long bytes) throws IOException {
    useNewTables();
    return ingested(Arrays.copyOf(excerpt(), (int) bytes))
        .byReason()
        .getOrDefault(QuarantineReason.UNPARSED, 0L);
  }

  @Test
  void aSourceThatIsNotThereIsNamed() {
    assertThatThrownBy(
            () -> ingest(IngestOptions.defaults()).ingest(Path.of("no-such-file.ndjson")))
        .isInstanceOf(IngestFailed.class)
        .hasMessage("Cannot read 'no-such-file.ndjson': no such file. Check the path");
  }

  @Test
  void tablesThatAreNotThereFailTheIngest() throws IOException {
    namespace = "nowhere";
    assertThatThrownBy(() -> ingested(excerpt()))
        .isInstanceOf(IngestFailed.class)
        .hasMessageContaining("HBase did not take 'source': Cannot use HBase's table 'nowhere:raw'")
        .hasMessageContaining("nightjar tables create")
        .hasMessageContaining("Its first 0 lines");
  }

  @Test
  void anInterruptStopsTheIngestAndIsKept() throws IOException {
    Thread.currentThread().interrupt();
    IngestFailed failed = catchThrowableOfType(IngestFailed.class, () -> ingested(excerpt()));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failed).hasMessageContaining("Interrupted while ingesting 'source'");
  }

  @Test
  void aLineAtTheLimitIsReadAndOneOverItIsQuarantinedWithItsLength() throws IOException {
    String event = event("e-1", "\"n\":\"%s\"");
    int limit = 500;
    String pad = "x".repeat(limit - event.formatted("").length());
    String source =
        event.formatted(pad)
            + "\n"
            + event.formatted(pad + "y")
            + "\r\n\n"
            + event("e-2", "\"n\":1");

    IngestReport report =
        ingest(IngestOptions.defaults().withMaxLineBytes(limit)).ingest("source", stream(source));

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.blank()).isEqualTo(1);
    assertThat(report.byReason()).containsExactly(Map.entry(QuarantineReason.UNPARSED, 1L));
    List<QuarantinedRecord> records = new QuarantineStore(hbase.connection(), namespace).list(5);
    assertThat(records).hasSize(1);
    assertThat(records.get(0).detail())
        .isEqualTo("the document has 501 bytes, at most 500 are read; those are kept");
    assertThat(records.get(0).document()).hasSize(limit);
    assertThat(records.get(0).key().offset()).isEqualTo(limit + 1);
  }

  @Test
  void ofTwoDeliveriesInOneSourceTheLaterCountsHoweverManyWriters() throws IOException {
    StringBuilder source = new StringBuilder();
    for (int i = 0; i < 2_000; i++) {
      source.append(event("e-" + i % 10, "\"n\":" + i)).append('\n');
    }

    IngestReport report =
        ingest(IngestOptions.defaults().withWriters(8).withBatches(3, 1 << 20))
            .ingest("source", stream(source.toString()));

    assertThat(report.accepted()).isEqualTo(2_000);
    assertThat(raw().values())
        .extracting(cells -> String.valueOf(cells.get("d")).replaceAll(".*\"n\":([0-9]+).*", "$1"))
        .containsExactlyInAnyOrder(
            "1990", "1991", "1992", "1993", "1994", "1995", "1996", "1997", "1998", "1999");
  }

  @Test
  void aZoneThatChangesWhileASourceIsReadHoldsForTheRestOfIt() throws IOException {
    Iterator<RegistrySnapshot> snapshots =
        List.of(inZone("Europe/Berlin"), inZone("UTC")).iterator();

    IngestReport report = twoBatches(snapshots::next, Duration.ZERO);

    assertThat(report.days())
        .containsExactlyInAnyOrder(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 23));
  }

  @Test
  void theRegistryIsNotAskedForEveryBatch() throws IOException {
    Iterator<RegistrySnapshot> once = List.of(inZone("Europe/Berlin")).iterator();

    IngestReport report = twoBatches(once::next, RegisteredMerchants.MAX_AGE);

    assertThat(report.days()).containsExactly(LocalDate.of(2026, 11, 23));
  }

  private IngestReport twoBatches(Supplier<RegistrySnapshot> registry, Duration registryAge)
      throws IOException {
    IngestOptions options =
        IngestOptions.defaults().withNamespace(namespace).withWriters(1).withBatches(1, 1 << 20);
    return new NdjsonIngest(hbase.connection(), registry, registryAge, options, tick -> {})
        .ingest("source", stream(event("e-1", "\"n\":1") + "\n" + event("e-2", "\"n\":1")));
  }

  private static RegistrySnapshot inZone(String zone) {
    return RegistrySnapshot.of(
        List.of(
            new Merchant(
                SHOP,
                ZoneHistory.of(ZoneId.of(zone)),
                Currency.getInstance("EUR"),
                1,
                MerchantState.ACTIVE)));
  }

  @Test
  void aRedeliveryKeepsBothVersionsAndAnOlderCutoffSeesTheOlder() throws IOException {
    ingest(IngestOptions.defaults()).ingest("first", stream(event("e-1", "\"n\":1")));
    long cutoff = rawCells(new Scan()).get(0).getTimestamp();
    await().until(() -> System.currentTimeMillis() > cutoff);
    ingest(IngestOptions.defaults()).ingest("second", stream(event("e-1", "\"n\":2")));

    assertThat(rawCells(new Scan().readAllVersions())).hasSize(2);
    assertThat(value(rawCells(new Scan()))).contains("\"n\":2");
    assertThat(value(rawCells(new Scan().setTimeRange(0, cutoff + 1)))).contains("\"n\":1");
  }

  @Test
  void arrivalsAreTheServersAndTheMarkerIsNotOlderThanItsRows() throws IOException {
    long before = System.currentTimeMillis();
    ingest(IngestOptions.defaults())
        .ingest("source", stream(event("e-1", "\"n\":1") + "\n" + event("e-2", "\"n\":1")));
    long after = System.currentTimeMillis();

    List<Cell> raw = rawCells(new Scan());
    List<Cell> markers = rows.cells(HBaseTable.ARRIVALS, new Scan());
    assertThat(markers).hasSize(1);
    assertThat(ArrivalKey.day(CellUtil.cloneRow(markers.get(0))))
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(raw)
        .hasSize(2)
        .allMatch(cell -> cell.getTimestamp() >= before && cell.getTimestamp() <= after)
        .allMatch(cell -> cell.getTimestamp() <= markers.get(0).getTimestamp());
    assertThat(RawKey.parse(CellUtil.cloneRow(raw.get(0))).day())
        .isEqualTo(LocalDate.of(2026, 11, 23));
  }

  /** An event late in the evening of UTC, which is the next day in Berlin. */
  private static String event(String id, String more) {
    return "{\"merchant\":\"rete-ecom\",\"eventId\":\"%s\",\"type\":\"view\",\"at\":\"2026-11-22T23:30:00Z\",%s}"
        .formatted(id, more);
  }

  private static InputStream stream(String source) {
    return new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8));
  }

  private List<Cell> rawCells(Scan scan) throws IOException {
    return rows.cells(HBaseTable.RAW, scan);
  }

  private static String value(List<Cell> cells) {
    assertThat(cells).hasSize(1);
    return new String(CellUtil.cloneValue(cells.get(0)), StandardCharsets.UTF_8);
  }
}
