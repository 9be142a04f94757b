package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.WeightSource;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@code runs retry} runs again, of runs as the ledger holds them after failures of groups.
 */
@OnStack
final class RetryTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final BusinessDay BUSINESS_DAY =
      BusinessCalendar.of(ZoneHistory.of(ZoneId.of("UTC"))).day(DAY).orElseThrow();
  private static final JobVersion VERSION = new JobVersion(1);

  private Site site;
  private Path config;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.on(stack);
    config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
    for (String merchant : List.of("apple", "pear", "plum")) {
      site.register(merchant, "UTC");
      site.ingest(Events.of(merchant, 12, Instant.parse("2026-03-10T12:00:00Z")));
    }
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void merchantsThatFailedAsAGroupAreLeftOpenAndRetried() throws IOException {
    RunId run = planned("apple", "pear", "plum");
    ledger().published(List.of(publication(run, "apple")));
    ledger().takenOut(run, List.of(new MerchantFailure(new MerchantId("pear"), "its own fault")));
    ledger().close(run, RunState.COMPLETED_WITH_FAILURES, "a group was not published");

    assertThat(done("status", run.toString()))
        .contains(
            "merchants left open  1",
            "its own fault",
            "Left open",
            "plum",
            "nightjar --config %s runs retry %s".formatted(config, run));
    assertThat(done("status", run.toString(), "-o", "json").replaceAll("\\s", ""))
        .contains("\"merchants_left_open\":1", "\"left_open\":[{\"merchant\":\"plum\"}]");
    assertThat(done("runs", "retry", run.toString())).contains("2 merchants published");
    assertThat(site.published(TypeCount.NAME, "apple", DAY)).isEmpty();
    assertThat(site.published(TypeCount.NAME, "pear", DAY)).isPresent();
    assertThat(site.published(TypeCount.NAME, "plum", DAY)).isPresent();
  }

  @Test
  void aCancelledRunsMerchantsAreRetriedUnlessTheyHaveANewerGeneration() throws IOException {
    site.run(TypeCount.NAME, DAY);
    RunId run = planned("apple", "pear");
    ledger().close(run, RunState.CANCELLED, "an operator ended it");
    site.awaitSettled();
    assertThat(done("run", "type-count", DAY.toString(), "--merchants", "apple", "--force"))
        .contains("1 merchant published");
    Generation newer = site.pointer(TypeCount.NAME, "apple", DAY).generation();
    Generation plum = site.pointer(TypeCount.NAME, "plum", DAY).generation();

    assertThat(done("runs", "retry", run.toString())).contains("1 merchant published");

    assertThat(site.pointer(TypeCount.NAME, "apple", DAY).generation()).isEqualTo(newer);
    assertThat(site.pointer(TypeCount.NAME, "plum", DAY).generation()).isEqualTo(plum);
    assertThat(site.pointer(TypeCount.NAME, "pear", DAY).generation()).isEqualTo(run.generation());
    refused("Nothing to retry", "runs", "retry", run.toString());
  }

  @Test
  void aRetryThatFailedIsRetriedUnderTheSameCutoff() throws IOException {
    RunId run = planned("apple", "pear");
    ledger().close(run, RunState.CANCELLED, "an operator ended it");
    RunId first = new RunId(run.job(), DAY, "retry-" + run.generation(), run.generation());
    ledger().open(first, VERSION, "nightly/test");
    write(first, plan("apple", "pear"));
    ledger().published(List.of(publication(first, "apple")));
    ledger().close(first, RunState.COMPLETED_WITH_FAILURES, "pear failed again");

    assertThat(done("runs", "retry", first.toString())).contains("1 merchant published");

    assertThat(site.pointer(TypeCount.NAME, "pear", DAY).generation()).isEqualTo(run.generation());
    assertThat(ledger().run(new RunId(run.job(), DAY, first.group() + "-2", run.generation())))
        .isPresent();
  }

  @Test
  void whatIsBeingRetriedIsNotRetriedOnceMore() throws IOException {
    site.stopWorkers();
    RunId run = planned("apple");
    ledger().close(run, RunState.CANCELLED, "an operator ended it");
    RunRequest retry =
        RunRequest.retry(
            run, "retry-" + run.generation(), List.of(new MerchantId("apple")), site.limits());
    RunHandle running = site.part(RunClient.class).start(retry);

    refused("it is being retried already", "runs", "retry", run.toString());

    running.cancel();
  }

  @Test
  void aRunThatIsStillRunningIsNotRetried() throws IOException {
    RunId run = planned("apple");

    refused("it is still running", "runs", "retry", run.toString());
    assertThat(site.published(TypeCount.NAME, "apple", DAY)).isEmpty();
  }

  @Test
  void aRunThatTemporalDoesNotKnowTakesNoChangeAndSaysHowToCloseIt() throws IOException {
    String run = planned("apple").toString();

    for (String change : List.of("pause", "resume")) {
      refused("Temporal no longer knows it. Close it: nightjar runs cancel", "runs", change, run);
    }
    refused("nightjar runs cancel " + run, "runs", "set-window", run, "--batches", "2");
    assertThat(done("runs", "cancel", run)).contains("Temporal no longer knows");
    refused("it ended CANCELLED", "runs", "pause", run);
  }

  /** As it ends when every host has refused its chunks: nobody has to do anything about it. */
  @Test
  void whatARunOfAVersionThatIsGoneLeftIsAGapThatTheNextNightComputesWithTheNewOne()
      throws IOException {
    RunId run = planned("apple", "pear", "plum");
    ledger()
        .takenOut(
            run,
            Stream.of("apple", "pear", "plum")
                .map(id -> new MerchantFailure(new MerchantId(id), "no host has version 1"))
                .toList());
    ledger().close(run, RunState.COMPLETED_WITH_FAILURES, "no host has version 1");
    TypeCount.become(2);
    LocalDate next = DAY.plusDays(1);
    site.ingest(Events.of("apple", 5, Instant.parse("2026-03-11T12:00:00Z")));

    assertThat(done("run", "type-count", next.toString(), "--late"))
        .contains("3 merchant-days with raw data were never published, on " + DAY)
        .contains("(will be run)");
    site.part(DaysClient.class).attach("late/type-count/all").result();

    for (String merchant : List.of("apple", "pear", "plum")) {
      Pointer pointer = site.pointer(TypeCount.NAME, merchant, DAY);
      assertThat(pointer.version()).isEqualTo(new JobVersion(2));
      assertThat(pointer.generation()).isGreaterThan(run.generation());
      assertThat(site.values(TypeCount.NAME, merchant, DAY)).allMatch(type -> type.endsWith("!"));
    }
    refused("Nothing to retry", "runs", "retry", run.toString());
  }

  @Test
  void aRunWithoutAPlanIsNotRetriedButRunAgain() throws IOException {
    RunId run = new RunId(TypeCount.NAME, DAY, "all", site.settled());
    ledger().open(run, VERSION, "nightly/test");
    ledger().close(run, RunState.FAILED, "it could not be planned");

    refused("nightjar run type-count 2026-03-10", "runs", "retry", run.toString());
  }

  private Ledger ledger() {
    return site.part(Ledger.class);
  }

  /** A run that has a plan and has begun, and no coordinator. */
  private RunId planned(String... merchants) throws IOException {
    RunId run = new RunId(TypeCount.NAME, DAY, "all", site.settled());
    ledger().open(run, VERSION, "nightly/test");
    write(run, plan(merchants));
    return run;
  }

  private void write(RunId run, Plan plan) {
    RowsPerChunk rows = RowsPerChunk.of(PlanOptions.DEFAULTS, null, Optional.empty());
    ledger().writePlan(run, VERSION, plan, PlanBasis.of(plan, rows, 1, Optional.empty()));
  }

  private static Plan plan(String... merchants) {
    return ChunkPlanner.plan(
        Stream.of(merchants)
            .map(
                merchant ->
                    new MerchantDayWeight(
                        new MerchantId(merchant), BUSINESS_DAY, 12, WeightSource.COUNTED))
            .toList(),
        PlanOptions.DEFAULTS);
  }

  private static Publication publication(RunId run, String merchant) {
    return new Publication(
        new MerchantDay(new MerchantId(merchant), DAY),
        run,
        VERSION,
        1,
        Digest.of(new byte[0]),
        new RowCounts(12, 12, 0, 0));
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
