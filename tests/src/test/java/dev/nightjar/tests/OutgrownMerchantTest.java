package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night on which a merchant has ten times the rows of its earlier nights, and no key in front
 * tells: its chunk is split while it runs.
 */
@OnStack
final class OutgrownMerchantTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);

  /** So many of a visitor that the first keys of a day are too few visitors' to contradict. */
  private static final int EVENTS_OF_A_VISITOR = 40;

  private static final int USUAL = 10;
  private static final int GROWN = 100;

  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site =
        Site.on(
            stack,
            Map.of(
                "run.rowsPerChunkTarget", "500",
                "run.rowsPerChunkFloor", "100",
                "run.slots", "1",
                "run.chunksPerSlot", "1",
                "run.splitFactor", "2"));
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aMerchantOfTenTimesItsWeightIsSplitAndPublishedAsIfItHadBeenPlannedRightly()
      throws IOException {
    night(DAY.minusWeeks(1), USUAL);
    RunReport before = site.run(TypeCount.NAME, DAY.minusWeeks(1));
    night(DAY, GROWN);

    RunReport report = site.run(TypeCount.NAME, DAY);

    assertThat(before.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.state()).as(report.message()).isEqualTo(RunState.COMPLETED);
    assertThat(report.merchantsPublished()).isEqualTo(3);
    assertThat(report.message()).contains("as 1 chunk outgrew the weight it was planned by");
    List<ChunkRecord> chunks = chunks(report);
    assertThat(rows(chunks)).isEqualTo(report.rows());
    assertThat(report.rows().balances()).isTrue();
    assertThat(report.rows().used()).isEqualTo(2L * GROWN * EVENTS_OF_A_VISITOR + 40);
    assertSplit(chunks);
    assertThat(site.pointer(TypeCount.NAME, "grown", DAY).digest())
        .isEqualTo(site.pointer(TypeCount.NAME, "known", DAY).digest());
    assertThat(site.pointer(TypeCount.NAME, "grown", DAY).sources())
        .isEqualTo(site.pointer(TypeCount.NAME, "known", DAY).sources());
    String status = shell.type("status", report.run().toString()).out();
    assertThat(status.replaceAll(" +", " ")).contains("chunks split 1");
  }

  /**
   * Two merchants with the same events, of which one had as many a week before, and a small one.
   */
  private void night(LocalDate day, int visitorsOfGrown) throws IOException {
    Instant morning = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    for (String merchant : List.of("grown", "known", "little")) {
      site.register(merchant, "UTC");
    }
    site.ingest(events("known", GROWN, morning));
    site.ingest(events("grown", visitorsOfGrown, morning));
    site.ingest(events("little", 1, morning));
  }

  private static List<String> events(String merchant, int visitors, Instant from) {
    List<String> documents = new ArrayList<>();
    for (int i = 0; i < visitors * EVENTS_OF_A_VISITOR; i++) {
      documents.add(
          """
          {"merchant":"%s","eventId":"e-%d","visitorId":"v-%d","type":"type-%d","at":"%s"}"""
              .formatted(merchant, i, i % visitors, i % 23, from.plusSeconds(i)));
    }
    return documents;
  }

  private List<ChunkRecord> chunks(RunReport report) {
    Ledger ledger = site.part(Ledger.class);
    List<ChunkRecord> chunks = new ArrayList<>();
    for (int batch = 0; batch < report.batches(); batch++) {
      chunks.addAll(ledger.chunks(report.run(), batch));
    }
    return chunks;
  }

  private static RowCounts rows(List<ChunkRecord> chunks) {
    return chunks.stream()
        .filter(chunk -> chunk.state() == ChunkState.DONE)
        .map(chunk -> Objects.requireNonNull(chunk.outcome()).rows())
        .reduce(RowCounts.NONE, RowCounts::plus);
  }

  private static void assertSplit(List<ChunkRecord> chunks) {
    List<ChunkRecord> split =
        chunks.stream().filter(chunk -> chunk.state() == ChunkState.SPLIT).toList();
    assertThat(split).hasSize(1);
    assertThat(split.get(0).lastError()).contains("raw rows are read where", "slice grown/");
    List<ChunkRecord> parts =
        chunks.stream()
            .filter(chunk -> chunk.chunk().number() >= OutgrownParts.FIRST_NUMBER)
            .toList();
    assertThat(parts).hasSizeBetween(5, OutgrownParts.MOST);
    assertThat(parts)
        .allSatisfy(part -> assertThat(part.state()).isEqualTo(ChunkState.DONE))
        .flatExtracting(part -> part.chunk().slices())
        .extracting(PlannedSlice::merchant)
        .contains(new MerchantId("grown"))
        .doesNotContain(new MerchantId("known"));
  }
}
