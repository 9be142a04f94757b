package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.testdata.HBase;
import dev.nightjar.activities.testdata.Rows;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Scan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that mean harm: nothing lost, nothing uncounted, every refusal in words. */
@ExtendWith(EmbeddedStackExtension.class)
@EmbeddedParts(Part.HBASE)
@Timeout(360)
class HostileSourcesTest {
  private static final RegistrySnapshot REGISTRY =
      RegistrySnapshot.of(
          Stream.of(HostileSource.MERCHANT, HostileSource.LONGEST_MERCHANT)
              .map(HostileSourcesTest::merchant)
              .toList());
  private static final int LONG = 60_000;

  private final Path folder;
  private static String catalogue = "";
  private HBase hbase;
  private String namespace;

  HostileSourcesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static Merchant merchant(String id) {
    return new Merchant(
        new MerchantId(id),
        ZoneHistory.of(ZoneOffset.UTC),
        Currency.getInstance("EUR"),
        1,
        MerchantState.ACTIVE);
  }

  static Stream<HostileSource> sources() {
    return HostileSources.all();
  }

  @BeforeEach
  void connect(EmbeddedStack stack) throws IOException {
    hbase = new HBase(stack);
    namespace = "";
  }

  /** The tables of one test, or those that the catalogue shares: making them takes seconds. */
  private void tables(String known) throws IOException {
    namespace = known.isEmpty() ? hbase.newTables() : known;
  }

  @AfterEach
  void close() throws IOException {
    hbase.close();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void everyLineIsStoredOrQuarantinedAsSentAndCounted(HostileSource source) throws IOException {
    tables(catalogue);
    catalogue = namespace;
    IngestReport report = ingested(source);

    assertThat(report.byReason()).isEqualTo(source.refused());
    assertThat(report.accepted()).isEqualTo(source.accepted());
    assertThat(report.lines()).isEqualTo(source.lines());
    assertThat(report.blank()).isEqualTo(source.blank());
    assertThat(report.bytes()).isEqualTo(source.bytes().length);
    List<QuarantinedRecord> kept =
        new QuarantineStore(hbase.connection(), namespace)
            .list(10_000).stream().filter(record -> record.source().equals(source.name())).toList();
    assertThat(kept).hasSize((int) report.quarantined());
    for (QuarantinedRecord record : kept) {
      int start = (int) record.key().offset();
      assertThat(record.document())
          .isEqualTo(Arrays.copyOfRange(source.bytes(), start, start + record.document().length));
      assertThat(record.detail()).isNotBlank();
    }
    Map<String, Integer> before = contents();
    assertThat(ingested(source))
        .usingRecursiveComparison()
        .ignoringFields("elapsed")
        .isEqualTo(report);
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aFileThatGrowsIsReadToItsEndAndItsUnfinishedLineOnceItIsWhole() throws IOException {
    tables("");
    Path file = longFile();
    String last = HostileSource.event("last");
    IngestReport first =
        ingested(
            file, () -> append(file, HostileSource.event("more") + "\n" + last.substring(0, 9)));
    append(file, last.substring(9) + "\n");
    IngestReport second = ingested(file, () -> {});

    assertThat(first.accepted()).isEqualTo(LONG + 1);
    assertThat(first.quarantined()).isEqualTo(1);
    assertThat(second.accepted()).isEqualTo(LONG + 2).isEqualTo(second.lines());
    assertThat(new Rows(hbase.connection(), namespace).of(HBaseTable.RAW)).hasSize(LONG + 2);
  }

  @Test
  void aFileThatIsTruncatedWhileItIsReadFailsAndSaysWhatToDo() throws IOException {
    tables("");
    Path file = longFile();
    long size = Files.size(file);

    IngestFailed failed =
        catchThrowableOfType(
            IngestFailed.class, () -> ingested(file, () -> truncate(file, size / 2)));

    assertThat(failed)
        .hasMessageContaining(
            "the file got shorter while it was read: it had %d bytes".formatted(size))
        .hasMessageContaining("rotate by renaming");
    assertThat(failed.report().accepted()).isPositive().isLessThan(LONG);
  }

  @Test
  void aPipeALinkAndANameThatMisleadsAreReadForWhatTheyHold() throws Exception {
    tables("");
    byte[] plain = (HostileSource.event("a") + "\n").getBytes(StandardCharsets.UTF_8);
    Path zipped = Files.write(folder.resolve("a.ndjson"), SourceFormatTest.Compressed.gzip(plain));
    Path named = Files.write(folder.resolve("a.ndjson.gz"), plain);
    Path link = Files.createSymbolicLink(folder.resolve("link"), zipped);
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CompletableFuture<Path> writing = CompletableFuture.supplyAsync(() -> written(pipe, plain));

    for (Path file : List.of(zipped, named, link, pipe)) {
      assertThat(ingested(file, () -> {}).accepted()).as(file.toString()).isEqualTo(1);
    }
    assertThat(writing.get()).isEqualTo(pipe);
  }

  @Test
  void whatCannotBeReadIsRefusedInWords() throws IOException {
    tables("");
    Path dangling = Files.createSymbolicLink(folder.resolve("dangling"), Path.of("nowhere"));
    byte[] gzip = SourceFormatTest.Compressed.gzip(new byte[70 << 20]);
    Path bomb = Files.write(folder.resolve("bomb.gz"), gzip);
    Path header = Files.write(folder.resolve("header.gz"), Arrays.copyOf(gzip, 10));
    Path magic = Files.write(folder.resolve("magic.gz"), Arrays.copyOf(gzip, 2));

    refused(folder, "it is a folder. Name a file");
    refused(dangling, "no such file. Check the path");
    refused(header, "The gzip data ends in the middle");
    refused(magic, "The gzip data ends in the middle");
    refused(bomb, "over 250 times as much", "gzip -dc FILE | nightjar ingest -");
  }

  private void refused(Path file, String... words) {
    IngestFailed failed = catchThrowableOfType(IngestFailed.class, () -> ingested(file, () -> {}));
    assertThat(failed)
        .hasMessageStartingWith("Cannot read '%s'".formatted(file))
        .hasMessageContainingAll(words)
        .hasMessageNotContainingAny("java.", "Exception");
  }

  private IngestReport ingested(HostileSource source) throws IOException {
    return ingest(() -> {}).ingest(source.name(), new ByteArrayInputStream(source.bytes()));
  }

  private IngestReport ingested(Path file, Runnable meanwhile) throws IOException {
    return ingest(meanwhile).ingest(file);
  }

  /** Batches so small that the end of a long file is not read before the registry is. */
  private NdjsonIngest ingest(Runnable meanwhile) {
    AtomicBoolean done = new AtomicBoolean();
    return new NdjsonIngest(
        hbase.connection(),
        () -> {
          if (done.compareAndSet(false, true)) {
            meanwhile.run();
          }
          return REGISTRY;
        },
        IngestOptions.defaults().withNamespace(namespace).withBatches(1_000, 1 << 20),
        progress -> {});
  }

  /** The hash of every cell that can be seen. */
  private Map<String, Integer> contents() throws IOException {
    Rows rows = new Rows(hbase.connection(), namespace);
    Map<String, Integer> contents = new TreeMap<>();
    for (HBaseTable table : List.of(HBaseTable.RAW, HBaseTable.QUARANTINE)) {
      for (Cell cell : rows.cells(table, new Scan())) {
        contents.put(
            table + CellUtil.getCellKeyAsString(cell).replaceAll("/[0-9]+/Put.*", ""),
            Arrays.hashCode(CellUtil.cloneValue(cell)));
      }
    }
    return contents;
  }

  private Path longFile() throws IOException {
    Path file = folder.resolve("long.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < LONG; i++) {
        out.write(HostileSource.event("e" + i));
        out.write('\n');
      }
    }
    return file;
  }

  private static void append(Path file, String text) {
    try {
      Files.writeString(file, text, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void truncate(Path file, long size) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(size);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path written(Path pipe, byte[] bytes) {
    try {
      return Files.write(pipe, bytes, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
