package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commands in processes of their own: killed half-way, and without the servers that they need. */
@OnStack
@Timeout(540)
final class CommandProcessesTest {
  private static final Instant MORNING = Instant.parse("2026-03-10T00:00:00Z");
  private static final int LINES = 200_000;
  private static final int EVERY_BAD_LINE = 500;
  private static final Duration LIMIT = Duration.ofSeconds(50);

  /** Nobody listens there. */
  private static final String NOWHERE = "127.0.0.1:1";

  private static final Map<String, String> NO_TEMPORAL = Map.of("temporal.target", NOWHERE);
  private static final Map<String, String> NO_HBASE = Map.of("hbase.quorum", NOWHERE);
  private static final Map<String, String> NO_MYSQL =
      Map.of("mysql.url", "jdbc:mysql://" + NOWHERE + "/nightjar");

  private final Path folder;

  CommandProcessesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anIngestThatIsKilledAndRepeatedLeavesTheRowsOfOne(TestStack stack) throws Exception {
    Path file = events();
    try (Site calm = site(stack);
        Site stormy = site(stack)) {
      Shell shell = Shell.with("--config", configuration(calm, Map.of()).toString());
      assertThat(shell.type("ingest", file.toString()).all()).contains(sum());

      Path config = configuration(stormy, Map.of());
      try (NightjarProcess killed = command(config, "ingest", file.toString())) {
        awaitRows(stormy);
        killed.kill();
        // Progress goes to the other stream, and may have been told or not.
        assertThat(killed.out()).isEmpty();
      }
      long half = Contents.rows(stormy, HBaseTable.RAW);
      assertThat(half).isPositive().isLessThan(LINES - LINES / EVERY_BAD_LINE);
      try (NightjarProcess repeated = command(config, "ingest", file.toString())) {
        assertThat(repeated.exit()).as(repeated.all()).isZero();
        assertThat(repeated.out()).contains(sum());
      }

      assertThat(Contents.of(calm, HBaseTable.RAW).rows())
          .isEqualTo(LINES - LINES / EVERY_BAD_LINE);
      for (HBaseTable table : List.of(HBaseTable.RAW, HBaseTable.QUARANTINE, HBaseTable.ARRIVALS)) {
        assertThat(Contents.of(stormy, table))
            .as(table.toString())
            .isEqualTo(Contents.of(calm, table));
      }
    }
  }

  @Test
  void aServerThatIsMissingIsNamedWithWhatToDo(TestStack stack) throws Exception {
    try (Site site = site(stack)) {
      Map<String, NightjarProcess> started = new LinkedHashMap<>();
      started.put("mysql.url", command(configuration(site, NO_MYSQL), "merchants", "list"));
      Path file = Files.writeString(folder.resolve("one.ndjson"), "{}\n");
      started.put(
          "hbase.quorum", command(configuration(site, NO_HBASE), "ingest", file.toString()));
      started.put(
          "temporal.target",
          command(configuration(site, NO_TEMPORAL), "run", "merchant-analytics", "2026-03-10"));

      for (Map.Entry<String, NightjarProcess> missing : started.entrySet()) {
        refused(missing.getValue(), missing.getKey());
      }
    }
  }

  @Test
  void aWorkerHostWithoutAnyServerNamesThemAll(TestStack stack) throws Exception {
    Map<String, String> nothing = new LinkedHashMap<>(NO_TEMPORAL);
    nothing.putAll(NO_HBASE);
    nothing.putAll(NO_MYSQL);
    nothing.put("worker.connectLimit", "0s");
    nothing.put("http.address", "off");
    try (Site site = site(stack)) {
      refused(
          command(configuration(site, nothing), "worker"),
          "temporal.target",
          "hbase.quorum",
          "mysql.url");
    }
  }

  private static void refused(NightjarProcess process, String... keys) throws Exception {
    try (process) {
      assertThat(process.exit()).as(process.all()).isEqualTo(1);
      assertThat(process.age()).isLessThan(LIMIT);
      assertThat(process.err())
          .startsWith("nightjar: ")
          .contains(NOWHERE)
          .contains(keys)
          .doesNotContain("\tat ", "Exception");
      assertThat(process.out()).isEmpty();
    }
  }

  private static Site site(TestStack stack) throws IOException {
    Site site = Site.withoutWorkers(stack, Map.of());
    site.register("apple", "UTC");
    site.register("pear", "Asia/Tokyo");
    return site;
  }

  private Path configuration(Site site, Map<String, String> other) throws IOException {
    List<String> lines = new ArrayList<>(site.configuration());
    lines.removeIf(line -> other.keySet().stream().anyMatch(key -> line.startsWith(key + "=")));
    other.forEach((key, value) -> lines.add(key + "=" + value));
    return Files.write(Files.createTempFile(folder, "nightjar", ".properties"), lines);
  }

  private NightjarProcess command(Path config, String... words) throws IOException {
    List<String> line = new ArrayList<>(List.of("--config", config.toString()));
    line.addAll(List.of(words));
    return NightjarProcess.start(folder, List.of(), Map.of(), line);
  }

  private Path events() throws IOException {
    Path file = folder.resolve("events.ndjson");
    List<String> lines = new ArrayList<>(Events.of("apple", LINES / 2, MORNING));
    lines.addAll(Events.of("pear", LINES / 2, MORNING));
    try (BufferedWriter writer = Files.newBufferedWriter(file)) {
      for (int i = 0; i < LINES; i++) {
        writer.write(i % EVERY_BAD_LINE == 0 ? "{\"broken\":" + i : lines.get(i));
        writer.write('\n');
      }
    }
    return file;
  }

  private static String sum() {
    int bad = LINES / EVERY_BAD_LINE;
    return "%,d lines = %,d accepted + %,d quarantined".formatted(LINES, LINES - bad, bad);
  }

  private static void awaitRows(Site site) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> Contents.rows(site, HBaseTable.RAW) > 0);
  }
}
