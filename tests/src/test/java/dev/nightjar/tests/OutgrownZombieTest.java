package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A chunk that outgrows its weight is at a worker host that is frozen or killed; another one ends
 * it to be split and does the parts, and whatever the first still does changes nothing.
 */
@OnStack
@Timeout(720)
final class OutgrownZombieTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final String KNOWN = "known";
  private static final int EVENTS_OF_A_VISITOR = 40;
  private static final int USUAL = 10;
  private static final int GROWN = 100;

  private Site site;
  private Gate gate;
  private WorkerHosts first;
  private WorkerHosts others;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws Exception {
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site =
        Site.withoutWorkers(
            stack,
            Map.of(
                "run.heartbeatTimeout", "2s",
                "run.rowsPerChunkTarget", "500",
                "run.rowsPerChunkFloor", "100",
                "run.slots", "1",
                "run.chunksPerSlot", "1",
                "run.splitFactor", "2"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    first = new WorkerHosts(folder, List.of(gate.javaOption()));
    others = new WorkerHosts(folder, List.of());
    LocalDate before = DAY.minusWeeks(1);
    for (String merchant : List.of(HeldCount.HELD, KNOWN)) {
      site.register(merchant, "UTC");
      site.ingest(events(merchant, merchant.equals(KNOWN) ? GROWN : USUAL, before));
    }
    NightjarProcess usual = others.worker();
    assertThat(start(before).result().state()).isEqualTo(RunState.COMPLETED);
    usual.terminate();
    assertThat(usual.exit()).isEqualTo(128 + 15);
    for (String merchant : List.of(HeldCount.HELD, KNOWN)) {
      site.ingest(events(merchant, GROWN, DAY));
    }
  }

  @AfterEach
  void close() {
    first.close();
    others.close();
    site.close();
  }

  @Test
  void aFrozenHostThatHasTheWholeAndWakesUpChangesNothing() throws Exception {
    NightjarProcess frozen = first.worker();
    RunHandle run = startedAt(frozen);
    signal(frozen, "STOP");

    others.worker();
    RunReport report = completed(run);
    List<Contents> stored = stored();
    Pointer pointer = site.pointer(HeldCount.NAME, HeldCount.HELD, DAY);
    gate.open();
    signal(frozen, "CONT");
    frozen.terminate();
    frozen.exit();

    assertThat(stored()).as("all that is stored").isEqualTo(stored);
    assertThat(site.pointer(HeldCount.NAME, HeldCount.HELD, DAY)).isEqualTo(pointer);
    assertSplit(report);
  }

  @Test
  void aKilledHostThatHadTheWholeLeavesItToAnother() throws Exception {
    NightjarProcess killed = first.worker();
    RunHandle run = startedAt(killed);
    killed.kill();

    others.worker();

    assertSplit(completed(run));
  }

  /** A run of which that worker host has the chunk of who has outgrown its weight. */
  private RunHandle startedAt(NightjarProcess host) {
    RunHandle run = start(DAY);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> gate.comers().contains(host.pid()));
    return run;
  }

  private RunReport completed(RunHandle run) {
    RunReport report = run.await(Duration.ofMinutes(2)).orElseThrow();
    assertThat(report.state()).as(report.message()).isEqualTo(RunState.COMPLETED);
    assertThat(report.message()).contains("as 1 chunk outgrew the weight it was planned by");
    return report;
  }

  private void assertSplit(RunReport report) throws IOException {
    List<ChunkRecord> chunks = new ArrayList<>();
    for (int batch = 0; batch < report.batches(); batch++) {
      chunks.addAll(site.part(Ledger.class).chunks(report.run(), batch));
    }
    assertThat(chunks).filteredOn(chunk -> chunk.state() == ChunkState.SPLIT).hasSize(1);
    assertThat(chunks)
        .filteredOn(chunk -> chunk.chunk().number() >= OutgrownParts.FIRST_NUMBER)
        .hasSizeBetween(5, OutgrownParts.MOST)
        .allMatch(part -> part.state() == ChunkState.DONE);
    Pointer held = site.pointer(HeldCount.NAME, HeldCount.HELD, DAY);
    Pointer known = site.pointer(HeldCount.NAME, KNOWN, DAY);
    assertThat(held.digest()).isEqualTo(known.digest());
    assertThat(held.sources()).isEqualTo(known.sources());
  }

  private List<Contents> stored() throws IOException {
    List<Contents> tables = new ArrayList<>();
    for (HBaseTable table :
        List.of(
            HBaseTable.INTERMEDIATE,
            HBaseTable.PARTIAL,
            HBaseTable.SUMMARY,
            HBaseTable.PUBLISHED)) {
      tables.add(Contents.of(site, table));
    }
    return tables;
  }

  private RunHandle start(LocalDate day) {
    site.awaitSettled();
    return site.start(HeldCount.NAME, day, Existing.KEEP, null, site.limits());
  }

  private static void signal(NightjarProcess process, String signal)
      throws IOException, InterruptedException {
    Process sent = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
    assertThat(sent.waitFor()).isZero();
  }

  private static List<String> events(String merchant, int visitors, LocalDate day) {
    Instant morning = day.atTime(8, 0).toInstant(ZoneOffset.UTC);
    return Stream.iterate(0, i -> i < visitors * EVENTS_OF_A_VISITOR, i -> i + 1)
        .map(
            i ->
                """
                {"merchant":"%s","eventId":"e-%d","visitorId":"v-%d","type":"type-%d","at":"%s"}"""
                    .formatted(merchant, i, i % visitors, i % 23, morning.plusSeconds(i)))
        .toList();
  }
}
