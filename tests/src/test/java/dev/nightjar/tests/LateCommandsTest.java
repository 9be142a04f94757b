package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.activities.event.JsonEventDecoder;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.late.Markers;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTerms;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.hbase.client.Put;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar late} on real servers. */
@OnStack
final class LateCommandsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final LocalDate NEXT = DAY.plusDays(1);
  private static final String JOB = TypeCount.NAME.value();

  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.on(stack, Map.of("late.overlap", "0s"));
    shell = shell(folder, "run");
    site.register("apple", "UTC");
    site.register("pear", "UTC");
    site.ingest(List.of(event("apple", DAY, "first"), event("pear", DAY, "first")));
    done(shell, "run", JOB, DAY.toString());
  }

  private Shell shell(Path folder, String gaps) throws IOException {
    Path config = folder.resolve(gaps + ".properties");
    Files.write(config, site.configuration());
    Files.writeString(config, "gaps.policy=" + gaps + "\n", StandardOpenOption.APPEND);
    return Shell.with("--config", config.toString());
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void whatReachedAPublishedDayWaitsUntilItIsRun() throws IOException {
    assertThat(done(shell, "late", "list", "--job", JOB)).contains("Nothing waits.");
    site.ingest(List.of(event("apple", DAY, "late")));

    JsonNode waiting = json(done(shell, "late", "list", "--job", JOB, "-o", "json"));

    assertThat(waiting).hasSize(1);
    assertThat(waiting.get(0).get("merchant").asText()).isEqualTo("apple");
    assertThat(waiting.get(0).get("day").asText()).isEqualTo(DAY.toString());
    assertThat(waiting.get(0).get("reason").asText()).isEqualTo("reached after publication");
    assertThat(waiting.get(0).get("published_cutoff").asText())
        .isEqualTo(site.pointer(TypeCount.NAME, "apple", DAY).generation().cutoff().toString());

    JsonNode ran = json(done(shell, "late", "run", JOB, "-o", "json"));

    assertThat(ran.get("days").asInt()).isEqualTo(1);
    assertThat(ran.get("merchant_days_published").asInt()).isEqualTo(1);
    assertThat(site.values(TypeCount.NAME, "apple", DAY)).containsExactly("first", "late");
    assertThat(done(shell, "late", "list", "--job", JOB)).contains("Nothing waits.");
  }

  @Test
  void aDayThatWasNeverPublishedIsAGapThatTheNightReportsAndRuns(@TempDir Path folder)
      throws IOException {
    site.ingest(List.of(event("pear", NEXT, "missed"), event("apple", DAY.plusDays(2), "own")));

    assertThat(
            done(
                shell,
                "late",
                "list",
                "--job",
                JOB,
                "--from",
                NEXT.toString(),
                "--to",
                NEXT.toString()))
        .contains("pear", "never published", "runs it")
        .doesNotContain("apple");
    Shell reporting = shell(folder, "report");
    assertThat(done(reporting, "late", "list", "--job", JOB)).contains("reports it");
    assertThat(done(reporting, "run", JOB, DAY.plusDays(2).toString(), "--late"))
        .contains("1 merchant-day with raw data was never published, on " + NEXT)
        .contains("only reported");
    assertThat(site.published(TypeCount.NAME, "pear", NEXT)).isEmpty();
    assertThat(done(shell, "status")).contains("never published, on " + NEXT);

    assertThat(done(shell, "run", JOB, DAY.plusDays(2).toString(), "--late", "-o", "json"))
        .contains("never published, on " + NEXT + " (will be run)");
    done(shell, "late", "run", JOB);

    assertThat(site.values(TypeCount.NAME, "pear", NEXT)).containsExactly("missed");
    assertThat(site.part(Ledger.class).runs(1).get(0).id().day()).isEqualTo(NEXT);
  }

  @Test
  void lateDataThatAreBeingComputedAreCancelledAndGoOnWaiting() throws IOException {
    site.ingest(List.of(event("apple", DAY, "late")));
    site.awaitSettled();
    site.stopWorkers();
    assertThat(refused("late", "cancel", JOB))
        .contains("No late data of " + JOB + ", all, are under way", "nightjar late list");
    site.part(DaysClient.class)
        .start(
            new LateRequest(
                TypeCount.NAME, "all", List.of(), null, LateTerms.DEFAULTS, site.limits(), null),
            DAY);

    assertThat(done(shell, "late", "cancel", JOB))
        .contains("Asked late/" + JOB + "/all to end. See what waits: nightjar late list");
    try (MoreWorkerHosts hosts = site.moreWorkerHosts(1)) {
      assertThat(hosts.number()).isEqualTo(1);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .until(() -> !site.part(DaysClient.class).isRunning("late/" + JOB + "/all"));
    }
    assertThat(done(shell, "late", "list", "--job", JOB)).contains("apple");
    assertThat(refused("late", "cancel", JOB, "--group", "europe")).contains(", europe, are under");
  }

  private String refused(String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isNotZero();
    return said.err();
  }

  @Test
  void anAuditAnnouncesWhatACrashedWriterDidNot() throws IOException {
    putUnannounced(event("apple", DAY, "silent"));
    putUnannounced(event("pear", NEXT, "silent"));
    site.awaitSettled();
    assertThat(done(shell, "late", "list", "--job", JOB)).contains("Nothing waits.");

    JsonNode looked = json(done(shell, "late", "audit", "--dry-run", "-o", "json"));
    assertThat(looked.get("merchant_days").asInt()).isEqualTo(3);
    assertThat(looked.get("unannounced").asInt()).isEqualTo(2);
    assertThat(looked.get("found").get(0).get("merchant").asText()).isEqualTo("apple");
    assertThat(done(shell, "late", "list", "--job", JOB)).contains("Nothing waits.");

    assertThat(done(shell, "late", "audit")).contains("2 not announced", "nightjar late list");
    assertThat(done(shell, "late", "list", "--job", JOB))
        .contains("found by audit", "never published");
    site.awaitSettled();
    done(shell, "late", "run", JOB);

    assertThat(site.values(TypeCount.NAME, "apple", DAY)).containsExactly("first", "silent");
    assertThat(site.values(TypeCount.NAME, "pear", NEXT)).containsExactly("silent");
    assertThat(done(shell, "late", "audit")).contains("all rows are announced");
  }

  @Test
  void aMerchantDayThatWasAnnouncedAndHasNoRowIsPublishedAsZero() throws IOException {
    site.part(HBaseStores.class)
        .write(
            HBaseTable.ARRIVALS,
            List.of(Markers.ofWriter(new MerchantDay(new MerchantId("pear"), NEXT))));
    site.awaitSettled();

    done(shell, "late", "run", JOB);

    assertThat(site.pointer(TypeCount.NAME, "pear", NEXT).sources().read()).isZero();
    assertThat(site.values(TypeCount.NAME, "pear", NEXT)).isEmpty();
    assertThat(done(shell, "late", "list", "--job", JOB)).contains("Nothing waits.");
  }

  /** As a writer does that dies between its row and its marker. */
  private void putUnannounced(String document) throws IOException {
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    Decoded.Good good = (Decoded.Good) new JsonEventDecoder(merchant -> true).decode(bytes);
    LocalDate day = LocalDate.parse(document.replaceAll(".*\"at\":\"(.{10}).*", "$1"));
    site.part(HBaseStores.class)
        .write(
            HBaseTable.RAW,
            List.of(
                new Put(RawKey.of(good.event(), day).bytes())
                    .addColumn(HBaseTable.RAW.family(), new byte[] {'d'}, bytes)));
  }

  private static String event(String merchant, LocalDate day, String type) {
    return """
        {"merchant":"%s","eventId":"e-%s","visitorId":"v","type":"%s","at":"%sT12:00:00Z"}"""
        .formatted(merchant, type, type, day);
  }

  private static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  private static String done(Shell shell, String... words) {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.out();
  }
}
