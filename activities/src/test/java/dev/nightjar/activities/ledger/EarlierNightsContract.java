package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.DAY;
import static dev.nightjar.activities.ledger.TestPlans.JOB;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.chunk;
import static dev.nightjar.activities.ledger.TestPlans.digest;
import static dev.nightjar.activities.ledger.TestPlans.merchant;
import static dev.nightjar.activities.ledger.TestPlans.newRun;
import static dev.nightjar.activities.ledger.TestPlans.outcome;
import static dev.nightjar.activities.ledger.TestPlans.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.ChunkPace;
import dev.nightjar.core.plan.EarlierRun;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.WeightHistory;
import dev.nightjar.core.publish.Pointer;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every ledger tells of earlier nights. */
abstract class EarlierNightsContract extends LedgerFixture {
  private static final List<LocalDate> DAYS = WeightHistory.days(DAY);

  private final EarlierNights earlier = new MySqlEarlierNights(database());

  EarlierNightsContract(TestServer server) {
    super(server, "nightjar_earlier_contract");
  }

  @Test
  void onlyTheDaysAndMerchantsThatAreAskedForAreTold() {
    for (int weeks = 0; weeks < 6; weeks++) {
      publish("asked", DAY.minusWeeks(weeks), 100 + weeks);
      publish("Asked", DAY.minusWeeks(weeks), 900);
    }
    publish("asked", DAY.minusDays(1), 900);

    assertThat(read("asked", "unknown"))
        .isEqualTo(Map.of(merchant("asked"), rows(104, 103, 102, 101)));
    assertThat(earlier.rowsRead(new JobName("other"), List.of(merchant("asked")), DAYS)).isEmpty();
  }

  @Test
  void theNewestGenerationThatARunComputedCounts() {
    publish("again", DAYS.get(0), 10);
    RunId newer = publish("again", DAYS.get(0), 20);
    MerchantDay day = new MerchantDay(merchant("again"), DAYS.get(0));
    Pointer copy =
        new Pointer(
                newer.generation(),
                VERSION,
                ZoneId.of("UTC"),
                "2025b",
                new RowCounts(99, 99, 0, 0),
                new TreeMap<>(),
                digest("rows"))
            .copiedAs(newRun().generation());
    new MySqlGenerationHistory(database(), clock).confirm(day, JOB, copy);

    assertThat(read("again")).isEqualTo(Map.of(merchant("again"), rows(20)));
  }

  @Test
  void nobodyAndNoDayTellNothing() {
    assertThat(read()).isEmpty();
    assertThat(earlier.rowsRead(JOB, List.of(merchant("m")), List.of())).isEmpty();
  }

  @Test
  void aQuestionIsBounded() {
    List<MerchantId> many = merchants(EarlierNights.MOST_MERCHANTS + 1);
    assertThatThrownBy(() -> earlier.rowsRead(JOB, many, DAYS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("501 are asked for, at most 500");
    List<LocalDate> days =
        IntStream.rangeClosed(0, EarlierNights.MOST_DAYS).mapToObj(DAY::plusDays).toList();
    assertThatThrownBy(() -> earlier.rowsRead(JOB, List.of(), days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("days");
  }

  @Test
  void theLatestRunsThatCompletedTellHowFastTheyWere() {
    JobName job = new JobName("paced");
    List<RunId> runs =
        IntStream.rangeClosed(1, EarlierNights.MOST_RUNS + 1)
            .mapToObj(number -> paced(job, number, RunState.COMPLETED_WITH_FAILURES))
            .toList();
    paced(job, 90, RunState.FAILED);
    ledger.open(run(job, 91), VERSION, "nightly/running");

    List<EarlierRun> latest = earlier.latest(job);
    assertThat(latest).hasSize(EarlierNights.MOST_RUNS);
    int newest = runs.size();
    // Planning a second, closing two; a chunk of 15,000 rows that took as many seconds as its run's
    // number; chunks that are tiny, or took two attempts, tell nothing.
    assertThat(latest.get(0))
        .isEqualTo(
            new EarlierRun(
                Duration.ofSeconds(3), List.of(new ChunkPace(15_003, Duration.ofSeconds(newest)))));
    assertThat(latest.get(newest - 2).chunks())
        .containsExactly(new ChunkPace(15_003, Duration.ofSeconds(2)));
    assertThat(earlier.latest(new JobName("unknown"))).isEmpty();
  }

  @Test
  void aTinyRunTellsNothing() {
    JobName job = new JobName("tiny");
    RunId run = run(job, 1);
    ledger.open(run, VERSION, "nightly/tiny");
    ledger.writePlan(run, VERSION, PLAN, BASIS);
    ledger.close(run, RunState.COMPLETED, "done");

    assertThat(earlier.latest(job)).isEmpty();
  }

  private RunId paced(JobName job, int number, RunState end) {
    RunId run = run(job, number);
    ledger.open(run, VERSION, "nightly/paced");
    clock.pass(Duration.ofSeconds(1));
    List<PlannedChunk> chunks =
        IntStream.range(0, 3)
            .mapToObj(n -> new PlannedChunk(n, 0, chunk(n, 0, "m" + n).slices(), 20_000))
            .toList();
    ledger.writePlan(run, VERSION, plan(chunks), BASIS);
    ledger.begin(new ChunkId(run, 1), "lost");
    for (int chunk = 0; chunk < 3; chunk++) {
      ledger.begin(new ChunkId(run, chunk), "host");
    }
    clock.pass(Duration.ofSeconds(number));
    ledger.finish(new ChunkId(run, 0), outcome(15_000, "rows"));
    ledger.finish(new ChunkId(run, 1), outcome(15_000, "rows"));
    ledger.finish(new ChunkId(run, 2), outcome(9_000, "rows"));
    clock.pass(Duration.ofSeconds(2));
    ledger.close(run, end, "as it ended");
    return run;
  }

  private static RunId run(JobName job, int number) {
    return new RunId(job, DAY, "all", new Generation(1_774_900_000_000L + number));
  }

  @Test
  void aWholePageIsReadByThePrimaryKey() {
    RunId run = opened();
    for (int weeks = 1; weeks <= 10; weeks++) {
      LocalDate day = DAY.minusWeeks(weeks);
      ledger.published(
          merchants(2000).stream().map(each -> publication(run, each, day, 7)).toList());
    }

    assertThat(earlier.rowsRead(JOB, merchants(EarlierNights.MOST_MERCHANTS), DAYS))
        .hasSize(EarlierNights.MOST_MERCHANTS)
        .allSatisfy((merchant, rows) -> assertThat(rows).isEqualTo(rows(7, 7, 7, 7)));
    assertThat(explained()).containsExactly("range PRIMARY");
  }

  private List<String> explained() {
    return database()
        .sql()
        .statement(
            "explain",
            handle -> {
              handle.execute("ANALYZE TABLE publication");
              return handle
                  .createQuery("EXPLAIN FORMAT=TRADITIONAL " + MySqlEarlierNights.ROWS_READ)
                  .bindList(
                      "merchants",
                      merchants(EarlierNights.MOST_MERCHANTS).stream().map(Column::bytes).toList())
                  .bindList("days", DAYS.stream().map(Column::day).toList())
                  .bind("job", JOB.value())
                  .map((row, context) -> row.getString("type") + " " + row.getString("key"))
                  .list();
            });
  }

  private Map<MerchantId, List<Long>> read(String... merchants) {
    return earlier.rowsRead(
        JOB, List.of(merchants).stream().map(TestPlans::merchant).toList(), DAYS);
  }

  private static List<Long> rows(long... rows) {
    return Arrays.stream(rows).boxed().toList();
  }

  private static List<MerchantId> merchants(int count) {
    return IntStream.range(0, count).mapToObj(n -> merchant("many-" + n)).toList();
  }

  private RunId publish(String merchant, LocalDate day, long read) {
    RunId run = opened();
    ledger.published(List.of(publication(run, merchant(merchant), day, read)));
    return run;
  }

  private static Publication publication(RunId run, MerchantId merchant, LocalDate day, long read) {
    return new Publication(
        new MerchantDay(merchant, day),
        run,
        VERSION,
        10,
        digest("rows"),
        new RowCounts(read, read, 0, 0));
  }
}
