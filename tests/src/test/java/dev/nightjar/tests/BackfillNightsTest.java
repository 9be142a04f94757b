package dev.nightjar.tests;

import static dev.nightjar.tests.BackfillLab.awaitEnded;
import static dev.nightjar.tests.BackfillLab.awaitPaused;
import static dev.nightjar.tests.BackfillLab.awaiting;
import static dev.nightjar.tests.BackfillLab.event;
import static dev.nightjar.tests.BackfillLab.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar backfill} on real servers. */
@OnStack
final class BackfillNightsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 6);
  private static final String RANGE = FIRST + ".." + LAST;
  private static final String JOB = TypeCount.NAME.value();
  private static final String NAME = JOB + "/" + RANGE + "/backfill";

  private BackfillLab lab;
  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.on(stack, Map.of("late.overlap", "0s"));
    lab = BackfillLab.of(site, folder);
    shell = lab.shell();
    List<String> events = new ArrayList<>();
    for (LocalDate day : days()) {
      if (!day.equals(FIRST.plusDays(2))) {
        BackfillLab.SHOPS.forEach(shop -> events.add(event(shop, day, "of-" + day)));
      }
    }
    site.ingest(events);
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    lab.close();
  }

  @Test
  void theDryRunPrintsExactlyWhatRuns() throws IOException {
    done("run", JOB, FIRST.toString());

    JsonNode plan = json(done("backfill", JOB, RANGE, "--dry-run", "-o", "json"));
    assertThat(plan.get("chosen"))
        .extracting(day -> day.get("day").asText())
        .containsExactly("2026-03-06", "2026-03-05", "2026-03-04", "2026-03-02");
    assertThat(done("backfill", JOB, RANGE, "--dry-run")).contains("2026-03-05", "merchant days");
    JsonNode oldest =
        json(done("backfill", JOB, RANGE, "--all", "--order", "oldest", "--dry-run", "-o", "json"));
    assertThat(oldest.get("chosen"))
        .extracting(day -> day.get("day").asText())
        .containsExactly("2026-03-01", "2026-03-02", "2026-03-04", "2026-03-05", "2026-03-06");

    JsonNode ran = json(done("backfill", JOB, RANGE, "--parallel-days", "3", "-o", "json"));

    assertThat(ran.get("completed").asInt()).isEqualTo(4);
    assertThat(ran.get("merchant_days_published").asLong())
        .isEqualTo(plan.get("merchant_days").asLong());
    for (LocalDate day : days()) {
      assertThat(site.published(TypeCount.NAME, "apple", day).isPresent())
          .isEqualTo(!day.equals(FIRST.plusDays(2)));
    }
    assertThat(done("backfill", JOB, RANGE)).contains("No day of the range is to be run.");
  }

  @Test
  void aDayThatAMerchantsZoneSkipsIsNoError() throws IOException {
    site.ingest(
        List.of(
            event("apia", LocalDate.of(2011, 12, 29), "x"),
            event("pear", LocalDate.of(2011, 12, 30), "x")));

    JsonNode ran = json(done("backfill", JOB, "2011-12-28..2011-12-31", "-o", "json"));

    assertThat(ran.get("completed").asInt()).isEqualTo(2);
    assertThat(site.published(TypeCount.NAME, "apia", LocalDate.of(2011, 12, 30))).isEmpty();
    assertThat(site.published(TypeCount.NAME, "pear", LocalDate.of(2011, 12, 30))).isPresent();
  }

  @Test
  void failedDaysAloneRunAgain() throws IOException {
    TypeCount.poison("pear");
    Shell.Said said =
        shell.type("backfill", JOB, RANGE, "--stop-on-failure", "--parallel-days", "1");
    assertThat(said.exit()).as(said.all()).isEqualTo(2);
    assertThat(said.out()).contains("1 with failures", "4 not started", "NOT COMPLETE 2026-03-06");
    TypeCount.mend();

    JsonNode ran = json(done("backfill", JOB, RANGE, "--failed", "-o", "json"));

    assertThat(ran.get("days").asInt()).isEqualTo(1);
    assertThat(site.values(TypeCount.NAME, "pear", LAST)).containsExactly("of-" + LAST);
    assertThat(done("backfill", JOB, RANGE, "--failed", "--dry-run"))
        .contains("No day of the range is to be run.");
  }

  @Test
  void anInterruptedBackfillThatGoesOnEqualsAnUninterruptedOne(@TempDir Path stand)
      throws IOException {
    HeldCount.Gate gate = new HeldCount.Gate(stand);
    HeldCount.waitAt(gate);
    try {
      interrupted(gate, HeldCount.NAME.value());
    } finally {
      gate.open();
      HeldCount.waitNowhere();
    }
  }

  /** Two of its days wait at the gate, where commands come upon it however slow they are. */
  private void interrupted(HeldCount.Gate gate, String job) throws IOException {
    String name = job + "/" + RANGE + "/backfill";
    site.register(HeldCount.HELD, "UTC");
    // The newest comes first, so that these are the third day and the fourth.
    for (LocalDate day : List.of(LAST.minusDays(2), FIRST.plusDays(1))) {
      site.ingest(List.of(event(HeldCount.HELD, day, "of-" + day)));
    }
    gate.open();
    done("backfill", job, RANGE, "--all");
    SortedMap<String, Digest> uninterrupted = published(HeldCount.NAME);
    assertThat(uninterrupted).hasSize(15);
    gate.close();

    assertThat(done("backfill", job, RANGE, "--all", "--parallel-days", "1", "--detach"))
        .contains("Started backfill/" + name);
    DaysClient client = site.part(DaysClient.class);
    DaysHandle first = lab.backfill(name);
    awaitEnded(first, 2);
    // Its third day waits, so that who follows it would wait too.
    assertThat(shell.type("backfill", job, RANGE, "--all", "--detach").err())
        .contains(name + " is under way");
    assertThat(done("backfills", "pause", name)).contains("No more days are started");
    assertThat(shell.type("backfills", "pause", name).err()).contains("paused already");
    gate.open();
    awaitPaused(first);
    gate.close();
    assertThat(json(done("backfills", "resume", name, "-o", "json")).get("days").asInt())
        .isEqualTo(5);
    awaiting("a chunk comes to the gate").until(() -> !gate.comers().isEmpty());
    done("backfills", "cancel", name);
    gate.open();
    awaiting("the first has ended").until(() -> !client.isRunning(first.workflowId()));
    Instant cutoff = client.unfinished(first.workflowId()).orElseThrow().cutoff();
    site.ingest(List.of(event("apple", LAST, "after-the-cutoff")));

    JsonNode rest = json(done("backfill", job, RANGE, "--all", "--dry-run", "-o", "json"));
    assertThat(rest.get("goes_on_since").asText()).isEqualTo(cutoff.toString());
    assertThat(rest.get("days").asInt()).isBetween(1, 2);
    done("backfill", job, RANGE, "--all");

    assertThat(published(HeldCount.NAME)).isEqualTo(uninterrupted);
    assertThat(site.pointer(HeldCount.NAME, "pear", LAST).generation().cutoff())
        .as("what was done is not done again")
        .isEqualTo(cutoff);
    assertThat(site.pointer(HeldCount.NAME, "pear", FIRST).generation().cutoff()).isAfter(cutoff);
    assertThat(site.part(Ledger.class).runs(20))
        .extracting(RunRecord::state)
        .isSubsetOf(RunState.COMPLETED, RunState.CANCELLED);
  }

  @Test
  void aBackfillWhoseWorkerHostsGoAwayGoesOnWithOthers(TestStack stack) throws IOException {
    done("backfill", JOB, RANGE, "--all");
    SortedMap<String, Digest> uninterrupted = published(TypeCount.NAME);
    site.stopWorkers();
    DaysHandle backfill;
    try (MoreWorkerHosts first = site.moreWorkerHosts(1)) {
      assertThat(first.number()).isEqualTo(1);
      done("backfill", JOB, RANGE, "--all", "--parallel-days", "1", "--detach");
      backfill = lab.backfill(NAME);
      awaitEnded(backfill, 1);
    }
    try (MoreWorkerHosts second = site.moreWorkerHosts(1)) {
      assertThat(second.number()).isEqualTo(1);
      assertThat(backfill.result().completed()).isEqualTo(5);
    }
    assertThat(published(TypeCount.NAME)).isEqualTo(uninterrupted);
  }

  @Test
  void aMerchantDayInTwoRunsAtOnceEndsWithTheNewerGeneration() throws IOException {
    List<RunHandle> runs = new ArrayList<>();
    for (String group : List.of("all", "backfill", "other")) {
      runs.add(
          site.part(RunClient.class)
              .start(
                  new RunRequest(
                      TypeCount.NAME,
                      LAST,
                      group,
                      List.of(),
                      Existing.REPLACE,
                      null,
                      site.limits())));
    }
    long newest = 0;
    for (RunHandle run : runs) {
      try {
        var report = run.result();
        assertThat(report.state()).isEqualTo(RunState.COMPLETED);
        newest = Math.max(newest, report.run().generation().cutoffMillis());
      } catch (RunFailed failure) {
        throw new AssertionError(failure);
      }
    }
    for (String shop : BackfillLab.SHOPS) {
      assertThat(site.pointer(TypeCount.NAME, shop, LAST).generation().cutoffMillis())
          .isEqualTo(newest);
      assertThat(site.values(TypeCount.NAME, shop, LAST)).containsExactly("of-" + LAST);
    }
  }

  private SortedMap<String, Digest> published(JobName job) throws IOException {
    SortedMap<String, Digest> digests = new TreeMap<>();
    lab.published(job, BackfillLab.SHOPS, days())
        .forEach((merchantDay, pointer) -> digests.put(merchantDay, pointer.digest()));
    return digests;
  }

  private static List<LocalDate> days() {
    return FIRST.datesUntil(LAST.plusDays(1)).toList();
  }

  private String done(String... words) {
    return lab.done(words);
  }
}
