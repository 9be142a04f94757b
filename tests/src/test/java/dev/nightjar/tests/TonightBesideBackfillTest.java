package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.RunState;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.tests.crash.PacedAnalytics;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.From;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures how much longer tonight's run takes beside a backfill of many days, and beside as many
 * runs of its own urgency, than alone: prints the ratios, and judges none. The job waits more than
 * it computes, so that what is measured is who gets the slots.
 */
@Tag("crash")
@Tag("priority")
@OnStack
@Timeout(1_200)
final class TonightBesideBackfillTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 10);
  private static final int DAYS = 13;
  private static final int DAYS_AT_ONCE = 4;
  private static final int ROUNDS = 3;
  private static final int HOSTS = 2;
  private static final int ROWS_PER_CHUNK = 30;
  private static final GeneratorOptions DATA =
      new GeneratorOptions(31, 12, DAYS, DAYS * 4_000, FIRST);
  private static final Duration PACE = Duration.ofMillis(100);

  private final Generator generator = Generator.of(DATA);
  private final LocalDate tonight = FIRST.plusDays(DAYS - 1);
  private Site site;
  private WorkerHosts hosts;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site =
        Site.withoutWorkers(
            stack, Map.of("worker.processSlots", "4", "mysql.connectTimeout", "9s"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    site.part(MerchantRegistry.class).importAll(generator.merchants());
    for (LocalDate day : generator.days()) {
      List<byte[]> documents = new ArrayList<>();
      generator
          .merchants()
          .forEach(merchant -> generator.events(merchant.id(), day).forEach(documents::add));
      site.write(documents);
    }
    hosts = new WorkerHosts(folder, List.of(PacedAnalytics.javaOption(PACE)));
    for (int host = 0; host < HOSTS; host++) {
      hosts.worker();
    }
    site.awaitSettled();
  }

  @AfterEach
  void close() {
    hosts.close();
    site.close();
  }

  @Test
  void tonightBesideABackfillTakesAsLongAsAlone() throws Exception {
    // Programs that have just started are slow.
    tonight();
    Duration alone = median();
    Duration besideBackfill = besideBackfill();
    Duration aloneAgain = median();
    Duration besideEquals = besideEquals();
    System.out.printf(
        "tonight alone %s, then %s; beside a backfill %s (%.2f times); beside %d runs of its own"
            + " urgency %s (%.2f times)%n",
        alone,
        aloneAgain,
        besideBackfill,
        ratio(besideBackfill, alone, aloneAgain),
        DAYS_AT_ONCE,
        besideEquals,
        ratio(besideEquals, alone, aloneAgain));
  }

  private Duration besideBackfill() {
    List<LocalDate> days = generator.days().subList(0, DAYS - 1);
    DaysHandle backfill =
        site.part(DaysClient.class)
            .start(
                new BackfillRequest(
                    "paced",
                    PacedAnalytics.NAME,
                    "backfill",
                    List.of(),
                    days,
                    Existing.REPLACE,
                    null,
                    null,
                    DAYS_AT_ONCE,
                    AfterFailedDay.GO_ON,
                    site.limits(ROWS_PER_CHUNK),
                    DaysReport.NONE,
                    Flow.GOES_ON,
                    From.RAW));
    awaitSlotsTaken();
    Duration median = median();
    assertThat(site.part(DaysClient.class).isRunning(backfill.workflowId())).isTrue();
    backfill.cancel();
    awaitNothingRuns();
    return median;
  }

  private Duration besideEquals() {
    List<RunHandle> others =
        generator.days().subList(0, DAYS_AT_ONCE).stream()
            .map(
                day ->
                    site.start(
                        PacedAnalytics.NAME,
                        day,
                        Existing.REPLACE,
                        null,
                        site.limits(ROWS_PER_CHUNK)))
            .toList();
    awaitSlotsTaken();
    Duration took = tonight();
    others.forEach(RunHandle::cancel);
    awaitNothingRuns();
    return took;
  }

  private Duration median() {
    List<Duration> times = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      times.add(tonight());
    }
    System.out.println(times);
    return times.stream().sorted().toList().get(ROUNDS / 2);
  }

  /** From the request to the report. */
  private Duration tonight() {
    long began = System.nanoTime();
    RunState state =
        site.start(
                PacedAnalytics.NAME, tonight, Existing.REPLACE, null, site.limits(ROWS_PER_CHUNK))
            .result()
            .state();
    assertThat(state).isEqualTo(RunState.COMPLETED);
    return Duration.ofMillis(Duration.ofNanos(System.nanoTime() - began).toMillis());
  }

  private static double ratio(Duration beside, Duration alone, Duration aloneAgain) {
    return 2.0 * beside.toMillis() / (alone.toMillis() + aloneAgain.toMillis());
  }

  private void awaitSlotsTaken() {
    Ledger ledger = site.part(Ledger.class);
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(
            () ->
                running().stream().mapToInt(run -> ledger.running(run.id(), 100).size()).sum()
                    >= 2 * HOSTS);
  }

  private void awaitNothingRuns() {
    Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> running().isEmpty());
  }

  private List<RunRecord> running() {
    return site.part(Ledger.class).runs(500).stream()
        .filter(run -> run.state() == RunState.RUNNING)
        .toList();
  }
}
