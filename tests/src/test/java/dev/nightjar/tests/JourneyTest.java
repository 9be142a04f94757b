package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line from an empty stack to a summary, and out of a failure. */
@OnStack
final class JourneyTest {
  private static final String DAY = "2026-03-10";
  private static final Pattern RETRY = Pattern.compile("nightjar --config \\S+ (runs retry \\S+)");

  private Path folder;
  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path empty) throws IOException {
    folder = empty;
    site = Site.on(stack);
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void fromNothingToASummaryInEveryFormat() throws IOException {
    ready("apple", "pear");

    assertThat(done("run", "merchant-analytics", DAY, "--dry-run"))
        .contains(
            "merchants                   2", "weights counted             2", "no estimate yet");
    assertThat(site.published(new JobName("merchant-analytics"), "apple", LocalDate.parse(DAY)))
        .isEmpty();
    assertThat(done("run", "merchant-analytics", DAY)).contains("2 merchants published");
    assertThat(done("run", "merchant-analytics", DAY)).contains("already published", "--force");
    assertThat(done("status")).contains("merchant-analytics/" + DAY + "/all", "COMPLETED");
    assertThat(done("run", "merchant-analytics", DAY, "--force", "--dry-run", "-o", "json"))
        .contains(
            "\"weights_counted\" : 2", "\"source\" : \"COUNTED\"", "\"merchant\" : \"apple\"");
    assertThat(done("summary", "show", "apple", DAY)).contains("60");
    assertThat(done("summary", "show", "apple", DAY, "--dimension", "type", "-o", "csv"))
        .contains("purchase,15");
    assertThat(done("summary", "show", "apple", DAY, "-o", "json")).contains("\"apple\"");
    done("summary", "export", "--dir", folder.resolve("export").toString());
    assertThat(Files.readAllLines(folder.resolve("export/daily.csv"))).hasSize(3);
  }

  @Test
  void aDaysRatiosAreThoseOfItsExport() throws IOException {
    String merchant = "Mitte, Berlin";
    ready(merchant, "pear");
    StringBuilder events = new StringBuilder();
    for (String order : List.of("1", "2")) {
      for (String product : List.of("a", "b")) {
        events.append(
            """
            {"merchant":"%s","eventId":"%s-%s","visitorId":"v-%s","type":"purchase","orderId":"pair-%s",\
            "productId":"%s","amount":"3","at":"%sT15:00:00Z"}
            """
                .formatted(merchant, order, product, order, order, product, DAY));
      }
    }
    assertThat(shell.typeWith(events.toString(), "ingest", "-").exit()).isZero();
    site.awaitSettled();
    done("run", "merchant-analytics", DAY, "--merchants", "Mitte\\, Berlin");

    Path export = folder.resolve("export");
    done("summary", "export", "--dir", export.toString(), "--merchants", "Mitte\\, Berlin");
    String affinity = Files.readAllLines(export.resolve("affinity.csv")).get(1);
    String pair = "\"Mitte, Berlin\",a,b,2,2,2,";
    assertThat(affinity).startsWith(pair);
    String ratios = affinity.substring(affinity.indexOf(',', pair.length()));
    assertThat(show(merchant, "pair", "-o", "csv")).contains("a|b,2" + ratios + "\n");
    assertThat(show(merchant, "pair", "-o", "csv", "--top", "1")).contains("a|b,2" + ratios + "\n");
    String[] cells = Files.readAllLines(export.resolve("daily.csv")).get(1).split(",", -1);
    String averageOrder = cells[cells.length - 3];
    assertThat(show(merchant, "all", "-o", "csv"))
        .contains("aov,conversion,abandonment\n")
        .endsWith(
            ",%s,%s,%s\n"
                .formatted(averageOrder, cells[cells.length - 2], cells[cells.length - 1]));
    assertThat(done("summary", "show", merchant, DAY, "-o", "json"))
        .contains("\"aov\" : \"%s\"".formatted(averageOrder));
    assertThat(done("summary", "show", merchant, DAY))
        .containsPattern("aov +conversion +abandonment +events")
        .contains(averageOrder);
  }

  private String show(String merchant, String dimension, String... more) {
    List<String> words = new ArrayList<>(List.of("summary", "show", merchant, DAY));
    words.addAll(List.of("--dimension", dimension));
    words.addAll(List.of(more));
    return done(words.toArray(String[]::new));
  }

  @Test
  void aFailedMerchantIsRetriedByTheCommandThatTheRunPrints() throws IOException {
    ready("apple", "pear");
    TypeCount.poison("pear");

    Shell.Said failed = shell.type("run", "type-count", DAY);
    assertThat(failed.exit()).as(failed.all()).isEqualTo(2);
    assertThat(failed.all()).contains("pear").contains("cannot read the events of that merchant");
    Matcher retry = RETRY.matcher(failed.all());
    assertThat(retry.find()).as(failed.all()).isTrue();
    String[] command = retry.group(1).split(" ");
    assertThat(shell.type(command).exit()).isEqualTo(2);

    TypeCount.mend();
    assertThat(done(command)).contains("1 merchant published");
    assertThat(done("summary", "show", "pear", DAY, "--job", "type-count")).contains("purchase");
  }

  @Test
  void whatIsAskedWronglyIsRefusedWithoutAStackTrace() throws IOException {
    ready("apple");

    refused("no-such-file.json", "merchants", "import", "no-such-file.json");
    refused("no-such-file.ndjson", "ingest", "no-such-file.ndjson");
    refused("no-such-job", "run", "no-such-job", DAY);
    refused("nobody", "run", "merchant-analytics", DAY, "--merchants", "nobody");
    assertThat(site.part(Ledger.class).runs(10)).isEmpty();
    refused("without raw data", "run", "merchant-analytics", "2026-03-09");
    refused("2199-01-01", "run", "merchant-analytics", "2199-01-01");
    refused("nobody", "summary", "show", "nobody", DAY);
    refused("Not published", "summary", "show", "apple", "2026-03-09");
    refused("Unknown run", "runs", "retry", "merchant-analytics/2026-03-10/all/17");
  }

  @Test
  void aRunThatTemporalCarriesNoMoreIsToldByStatusAndNotFollowed() throws IOException {
    RunId lost = RunId.parse("merchant-analytics/2026-03-10/all/1773187200000");
    Ledger ledger = site.part(Ledger.class);
    ledger.open(lost, new JobVersion(1), "nightly/merchant-analytics/2026-03-10/all");

    assertThat(done("status", "-o", "csv"))
        .contains("RUNNING", "Temporal does not carry it any more", "runs cancel " + lost);
    assertThat(done("status", lost.toString())).contains("Temporal does not carry it any more");
    refused("Temporal does not carry it any more", "runs", "follow", lost.toString());
    done("runs", "cancel", lost.toString());
    assertThat(done("status", "-o", "csv"))
        .contains("CANCELLED")
        .doesNotContain("Temporal does not carry it any more");
    refused("Nothing to follow", "runs", "follow", lost.toString());
  }

  @Test
  void aZoneHoldsFromTheEarliestDayThatHasNotBegunAndFromNoEarlierOne() throws IOException {
    ready("apple");
    done("run", "merchant-analytics", DAY);
    Pointer before = pointer("apple");

    refused(
        "The earliest day is 2",
        "merchants",
        "set",
        "apple",
        "--zone",
        "Asia/Tokyo",
        "--from",
        DAY);
    refused(
        "5000 is not in 1..1000",
        "merchants",
        "set",
        "apple",
        "--zone",
        "Asia/Tokyo",
        "--weight",
        "5000");
    assertThat(done("merchants", "list")).doesNotContain("Tokyo");
    assertThat(done("merchants", "set", "apple", "--zone", "Asia/Tokyo"))
        .contains("Set apple: zone Asia/Tokyo from 2");
    assertThat(done("merchants", "list")).contains("UTC, Asia/Tokyo from 2");

    // The days before keep the zone that cut them, also when they are computed again.
    assertThat(pointer("apple").zone()).isEqualTo(ZoneId.of("UTC"));
    done("run", "merchant-analytics", DAY, "--force");
    assertThat(pointer("apple").zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(pointer("apple").digest()).isEqualTo(before.digest());
    assertThat(pointer("apple").generation()).isGreaterThan(before.generation());
    refused(
        "would re-cut its earlier days", "merchants", "import", zones("Europe/Berlin").toString());
  }

  @Test
  void aPausedMerchantIsLeftOutAndCountedAndAnErasedOneIsNotReadEither() throws IOException {
    ready("apple", "pear");
    done("run", "merchant-analytics", DAY);
    done("merchants", "set", "pear", "--state", "PAUSED");
    assertThat(done("run", "merchant-analytics", DAY, "--force", "--dry-run", "-o", "json"))
        .contains("\"left_out_not_active\" : 1", "\"merchants\" : 1");
    assertThat(done("run", "merchant-analytics", DAY, "--force"))
        .contains("1 merchant published", "1 not active");
    assertThat(done("summary", "show", "pear", DAY)).contains("60");
    refused(
        "1 paused or erased", "run", "merchant-analytics", DAY, "--force", "--merchants", "pear");

    done("merchants", "set", "pear", "--state", "ERASED");
    refused("pear is ERASED", "summary", "show", "pear", DAY);
    refused("pear is ERASED", "summary", "show", "pear", DAY, "--dimension", "type", "-o", "json");
    Path export = folder.resolve("export");
    refused(
        "pear is ERASED", "summary", "export", "--dir", export.toString(), "--merchants", "pear");
    assertThat(done("summary", "export", "--dir", export.toString()))
        .contains("1 published day of 1 merchant", "Left out: 1 erased merchant");
    assertThat(Files.readAllLines(export.resolve("daily.csv"))).hasSize(2);
    done("merchants", "set", "pear", "--state", "ACTIVE");
    assertThat(done("summary", "show", "pear", DAY)).contains("60");
  }

  private Pointer pointer(String merchant) throws IOException {
    return site.pointer(new JobName("merchant-analytics"), merchant, LocalDate.parse(DAY));
  }

  private Path zones(String zone) throws IOException {
    return Files.writeString(
        folder.resolve("zones.json"),
        "[{\"merchant\":\"apple\",\"zone\":\"%s\",\"currency\":\"EUR\"}]".formatted(zone));
  }

  private void ready(String... merchants) throws IOException {
    StringBuilder registry = new StringBuilder();
    StringBuilder events = new StringBuilder();
    for (String merchant : merchants) {
      registry.append(registry.isEmpty() ? "[" : ",");
      registry.append(
          "{\"merchant\":\"%s\",\"zone\":\"UTC\",\"currency\":\"EUR\"}".formatted(merchant));
      List<String> documents = Events.of(merchant, 60, Instant.parse(DAY + "T12:00:00Z"));
      documents.forEach(document -> events.append(document).append('\n'));
    }
    Path file = Files.writeString(folder.resolve("merchants.json"), registry + "]");
    done("tables", "create");
    done("tables", "create");
    done("merchants", "import", file.toString());
    Shell.Said ingested = shell.typeWith(events.toString(), "ingest", "-");
    assertThat(ingested.exit()).as(ingested.all()).isZero();
    Instant stored = Instant.now();
    Awaitility.await().until(() -> Instant.now().minusMillis(400).isAfter(stored));
  }

  private String done(String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.all();
  }

  private void refused(String word, String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isNotZero();
    assertThat(said.err()).contains(word).doesNotContain("\tat ", "Exception");
  }
}
