package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.summary.DaySummary;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.core.plan.WeightSource;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.core.publish.Tiling;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.FailureType;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkProgress;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PublishTask;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chunks of a merchant that has several hash ranges in each. */
@ExtendWith(EmbeddedStackExtension.class)
final class GiantChunkTest {
  private static final int VISITORS = 60;
  private static final int ROWS = 3 * VISITORS;

  /** Two chunks of 90 rows, each of three hash ranges of 30. */
  private static final PlanOptions RANGES =
      new PlanOptions(90, 90, 1, 1, 99, 99, 50, 400, /* rowsPerRange= */ 30);

  /** Each slice is stored and sealed by itself, as one that is large is. */
  private static final ProcessOptions ONE_BY_ONE =
      new ProcessOptions(
          1, 1 << 20, ProcessOptions.defaults().spillFolder(), 100, 1, 1024, 1000, 0.5, 100);

  private static EngineLab lab;

  private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private Night night(String name) {
    Night night = new Night(lab, name).with(RANGES).with(ONE_BY_ONE).with(watched());
    night.merchant("giant", VISITORS);
    return night;
  }

  private TappedHello watched() {
    return TappedHello.before(day -> seen.add(day.visitor().hash()));
  }

  private static List<PlannedSlice> slices(Night night, int chunk) {
    return lab.ledger().planned(new ChunkId(night.run(1), chunk)).orElseThrow().slices();
  }

  private static List<String> cells(Night night, MerchantId merchant) {
    ResultId result = ResultId.of(night.run(1), new MerchantDay(merchant, Night.DAY));
    return Cells.processed(lab.stores(), result);
  }

  /** An execution of the first chunk that dies in a slice; returns what it said last. */
  private ChunkProgress died(Night night, HashRange in) {
    List<ChunkProgress> said = Collections.synchronizedList(new ArrayList<>());
    night.with(
        TappedHello.before(
            day -> {
              if (in.contains(day.visitor().hash())) {
                Resumption.awaitSealed(said);
                throw new OutOfMemoryError("The host dies");
              }
            }));
    TestActivityEnvironment environment = Bench.environment();
    try {
      environment.registerActivitiesImplementations(night.processActivity());
      environment.setActivityHeartbeatListener(ChunkProgress.class, said::add);
      ProcessActivities stub = environment.newActivityStub(ProcessActivities.class);
      assertThatThrownBy(() -> stub.process(night.task(night.run(1), 0))).isNotNull();
    } finally {
      environment.close();
      night.with(watched());
    }
    return said.get(said.size() - 1);
  }

  @Test
  void onlyTheHashRangesThatWereNotSealedAreReadAgainAndAllIsAsOfACalmNight() {
    Night calm = night("giant-calm");
    PlanReport calmPlan = calm.plan(1);
    ChunkOutcome expected = calm.process(calm.run(1), 0);
    Night night = night("giant-died");
    PlanReport plan = night.plan(1);
    assertThat(plan.head().chunks()).isEqualTo(2);
    List<PlannedSlice> slices = slices(night, 0);
    assertThat(slices).hasSize(3);
    ChunkProgress said = died(night, slices.get(2).hashes());
    // Heartbeats are sent now and then, so it may have come further than it has told.
    assertThat(said.slices()).isBetween(1, 2);
    seen.clear();

    ChunkOutcome outcome = Resumption.goOn(night, said);

    assertThat(seen)
        .isNotEmpty()
        .allMatch(hash -> ofAny(slices.subList(said.slices(), 3), hash))
        .doesNotHaveDuplicates()
        .hasSizeLessThan((int) expected.rows().read() / 3);
    assertThat(outcome.rows()).isEqualTo(expected.rows());
    assertThat(outcome.written()).isEqualTo(expected.written());
    seen.clear();
    ChunkOutcome second = night.process(night.run(1), 1);
    assertThat(outcome.rows().plus(second.rows())).isEqualTo(new RowCounts(ROWS, ROWS, 0, 0));
    assertThat(calm.process(calm.run(1), 1).rows()).isEqualTo(second.rows());
    MerchantId died = new MerchantId("giant-died-giant");
    List<String> resumed = cells(night, died);
    // What a calm execution comes to is compared with the seals, and the cells stay.
    assertThat(night.process(night.run(1), 0)).isEqualTo(outcome);
    assertThat(cells(night, died)).isEqualTo(resumed);
    night.publishAll(plan);
    calm.publishAll(calmPlan);
    assertThat(night.summary(died).pointer().sources()).isEqualTo(new RowCounts(ROWS, ROWS, 0, 0));
    assertThat(night.summary(died).pointer().digest())
        .isEqualTo(calm.summary(new MerchantId("giant-calm-giant")).pointer().digest());
  }

  private static boolean ofAny(List<PlannedSlice> slices, long hash) {
    return slices.stream().anyMatch(slice -> slice.hashes().contains(hash));
  }

  @Test
  void aRetryTakesOverTheRangesOfAGiantsChunks() {
    Night night = night("giant-retry");
    night.plan(1);
    List<PlannedSlice> planned = new ArrayList<>(slices(night, 0));
    planned.addAll(slices(night, 1));
    assertThat(Tiling.flaw(planned.stream().map(PlannedSlice::hashes).toList())).isEmpty();
    died(night, planned.get(1).hashes());
    MerchantId giant = new MerchantId("giant-retry-giant");
    RunId first = night.run(1);
    RunId retry = new RunId(first.job(), first.day(), "giant-retry-again", first.generation());

    PlanReport plan = night.plan(night.retryTask(first, retry, List.of(giant)));

    List<PlannedSlice> taken = new ArrayList<>();
    for (int chunk = 0; chunk < plan.head().chunks(); chunk++) {
      taken.addAll(lab.ledger().planned(new ChunkId(retry, chunk)).orElseThrow().slices());
    }
    assertThat(plan.head().chunks()).isEqualTo(2);
    assertThat(taken).isEqualTo(planned);
  }

  @Test
  void ofAGiantThatOutgrewItsWeightWhatWasSealedIsKeptAndWhatIsBehindIsCutToo() {
    Night night = new Night(lab, "giant-grown").with(RANGES).with(ONE_BY_ONE).with(watched());
    MerchantId giant = night.merchant("giant", 200);
    plannedBy(night, giant, 90);
    List<PlannedSlice> slices = slices(night, 0);
    assertThat(slices).hasSize(3);
    SplitRule rule = new SplitRule(2, 10);

    ApplicationFailure failure = Bench.failure(() -> process(night, 0, rule));
    Outgrowth outgrowth = failure.getDetails().get(Outgrowth.class);
    List<Integer> parts =
        lab.ledger().split(new ChunkId(night.run(1), 0), outgrowth, rule, "it outgrew");

    assertThat(failure.getType()).isEqualTo(FailureType.OUTGROWN.name());
    assertThat(outgrowth.slice()).isEqualTo(1);
    assertThat(parts).hasSizeBetween(5, 10);
    assertThat(slices(night, parts.get(0))).isEqualTo(slices.subList(0, 1));
    assertThat(parts.subList(1, parts.size()))
        .allMatch(part -> slices(night, part).size() == 1)
        .noneMatch(part -> slices.contains(slices(night, part).get(0)));
    seen.clear();
    parts.forEach(part -> process(night, part, null));
    assertThat(seen)
        .doesNotHaveDuplicates()
        .noneMatch(hash -> slices.get(0).hashes().contains(hash));
    night.publish(new PublishTask(night.run(1), new HelloCount().version(), 0, 0, 1));
    DaySummary split = night.summary(giant);
    assertThat(split.pointer().sources()).isEqualTo(new RowCounts(600, 600, 0, 0));
    night.whole(2);
    assertThat(night.summary(giant).pointer().digest()).isEqualTo(split.pointer().digest());
  }

  private static void plannedBy(Night night, MerchantId giant, long rows) {
    JobVersion version = new HelloCount().version();
    BusinessDay day =
        BusinessCalendar.of(ZoneHistory.of(ZoneId.of("UTC"))).day(Night.DAY).orElseThrow();
    Plan plan =
        ChunkPlanner.plan(
            List.of(new MerchantDayWeight(giant, day, rows, WeightSource.HISTORY)), RANGES);
    PlanBasis basis =
        PlanBasis.of(plan, RowsPerChunk.of(RANGES, null, Optional.empty()), 1, Optional.empty());
    lab.ledger().open(night.run(1), version, "nightly/" + giant);
    lab.ledger().writePlan(night.run(1), version, plan, basis);
  }

  private static ChunkOutcome process(Night night, int chunk, @Nullable SplitRule rule) {
    ChunkTask task =
        new ChunkTask(
            new ChunkId(night.run(1), chunk),
            new HelloCount().version(),
            chunk >= OutgrownParts.FIRST_NUMBER,
            rule);
    return Bench.call(
        ProcessActivities.class, night.processActivity(), activity -> activity.process(task));
  }

  /** Its few rows would wait for those of the next slices else, and so would its seal. */
  @Test
  void aSliceThatReadManyRowsIsSealedBeforeTheNextOneEnds() throws IOException {
    Night night = new Night(lab, "large-slice");
    ResultId result = ResultId.of(night.run(1), new MerchantDay(night.merchant("m"), Night.DAY));
    SliceCommit commit =
        new SliceCommit(
            lab.stores(),
            new ChunkStages(10, 1000, 1).write(),
            result.generation(),
            ProcessOptions.defaults());

    commit.add(sealed(result, 0, SliceCommit.MOST_ROWS_READ - 1), Heartbeat.NONE);
    assertThat(commit.committed()).isZero();
    commit.add(sealed(result, 1, 1), Heartbeat.NONE);
    assertThat(commit.committed()).isEqualTo(2);
    commit.add(sealed(result, 2, 1), Heartbeat.NONE);
    assertThat(commit.committed()).isEqualTo(2);
  }

  private static SealedSlice sealed(ResultId result, int tile, long rows) {
    Seal.Written none = new Seal.Written(0, Digest.of(new byte[0]));
    return new SealedSlice(
        PartialKey.seal(result, HashRange.tile(tile, 3)),
        new Seal(new JobVersion(1), new RowCounts(rows, rows, 0, 0), none, none),
        List.of(),
        List.of(),
        0);
  }
}
