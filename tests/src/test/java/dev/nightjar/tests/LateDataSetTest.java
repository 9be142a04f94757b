package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.ingest.RawEvents;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.summary.PublishedDay;
import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Half a year of bundled data with late, repeated and broken lines, delivered as it was received:
 * what the nights publish is what one big run over everything publishes, byte for byte.
 */
@OnStack
final class LateDataSetTest {
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final MerchantId MERCHANT = new MerchantId("rete-ecom");
  private static final Pattern RECEIVED =
      Pattern.compile("\"receivedAt\":\"(\\d{4}-\\d\\d-\\d\\d)T\\d\\d:\\d\\d");
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 1, 1);

  /** Every so many days there is a night, which makes up the days between as gaps. */
  private static final int DAYS_BETWEEN_NIGHTS = 12;

  private static final LateTerms TERMS =
      new LateTerms(Duration.ofDays(36_500), Duration.ZERO, GapPolicy.RUN, 6);

  @Test
  void nightsOfWhatWasReceivedEqualOneBigRun(TestStack stack, @TempDir Path folder)
      throws IOException {
    Path data = DataSetsTest.DATA.resolve("ecom-corrupt");
    try (Site site = Site.on(stack)) {
      Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
      Shell shell = Shell.with("--config", config.toString());
      done(shell, "merchants", "import", data.resolve("merchants.json").toString());
      long reached = 0;
      boolean hasBegun = false;
      for (var part : byNight(data).entrySet()) {
        RawEvents.Report written = site.write(part.getValue());
        assertThat(written.documents()).isEqualTo(part.getValue().size());
        site.awaitSettled();
        reached += night(site, part.getKey(), hasBegun);
        hasBegun = true;
      }
      assertThat(reached).as("merchant-days that were computed again").isGreaterThan(20);
      SortedMap<LocalDate, Digest> nightByNight = published(site);

      oneBigRun(site, nightByNight.keySet().stream().toList());

      assertThat(nightByNight).hasSizeGreaterThan(170).isEqualTo(published(site));
      done(shell, "summary", "export", "--dir", folder.resolve("export").toString());
    }
    assertThat(DataSetsTest.lines(folder.resolve("export/daily.csv")))
        .isEqualTo(DataSetsTest.known(data.resolve("daily.csv")));
  }

  /** The lines in their order, by the date of the night that comes after they were received. */
  private static SortedMap<LocalDate, List<byte[]>> byNight(Path data) throws IOException {
    SortedMap<LocalDate, List<byte[]>> nights = new TreeMap<>();
    LocalDate received = FIRST.plusDays(3);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("events.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher found = RECEIVED.matcher(line);
        received = found.find() ? LocalDate.parse(found.group(1)) : received;
        long before = received.toEpochDay() - FIRST.toEpochDay();
        LocalDate night = FIRST.plusDays((before / DAYS_BETWEEN_NIGHTS + 1) * DAYS_BETWEEN_NIGHTS);
        nights
            .computeIfAbsent(night, date -> new ArrayList<>())
            .add(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return nights;
  }

  /** A night and what it starts; the first one runs every day that there is. */
  private static long night(Site site, LocalDate night, boolean hasBegun) {
    LocalDate day = hasBegun ? night.minusDays(1) : LocalDate.of(2024, 1, 4);
    RunRequest request =
        new RunRequest(JOB, day, RunRequest.ALL, List.of(), Existing.KEEP, null, site.limits());
    String message;
    try {
      message = site.part(RunClient.class).start(request.withLate(TERMS)).result().message();
    } catch (RunFailed nothing) {
      assertThat(nothing).hasMessageContaining("nothing to run");
      message = "";
    }
    LateRequest late =
        new LateRequest(JOB, RunRequest.ALL, List.of(), null, TERMS, site.limits(), null);
    DaysReport days =
        hasBegun
            ? site.part(DaysClient.class).attach(late.workflowId()).result()
            : site.part(DaysClient.class).start(late, day).result();
    assertThat(days.allCompleted()).as("%s: %s", message, days).isTrue();
    return message.contains("reached by late data") ? days.days() : 0;
  }

  private static void oneBigRun(Site site, List<LocalDate> days) {
    List<RunRequest> requests =
        days.stream()
            .map(
                day ->
                    new RunRequest(
                        JOB, day, RunRequest.ALL, List.of(), Existing.REPLACE, null, site.limits()))
            .toList();
    for (int from = 0; from < requests.size(); from += 20) {
      requests.subList(from, Math.min(from + 20, requests.size())).stream()
          .map(site.part(RunClient.class)::start)
          .toList()
          .forEach(run -> assertThat(run.result().merchantsPublished()).isEqualTo(1));
    }
  }

  private static SortedMap<LocalDate, Digest> published(Site site) throws IOException {
    SortedMap<LocalDate, Digest> digests = new TreeMap<>();
    for (PublishedDay day :
        new Pointers(site.part(HBaseStores.class)).between(MERCHANT, JOB, FIRST, LAST)) {
      digests.put(day.day(), day.pointer().digest());
    }
    return digests;
  }

  private static void done(Shell shell, String... words) {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
  }
}
