package dev.nightjar.activities.process;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.PoisonHello;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.OutgrownParts;
import dev.nightjar.core.ledger.PlanHead;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.SplitRule;
import dev.nightjar.core.plan.WeightSource;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.FailureType;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanReport.BatchSize;
import dev.nightjar.workflows.message.PublishTask;
import io.temporal.failure.ApplicationFailure;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chunks of a merchant that has many times the rows it was planned by. */
@ExtendWith(EmbeddedStackExtension.class)
final class OutgrownChunkTest {
  private static final BusinessDay DAY =
      BusinessCalendar.of(ZoneHistory.of(ZoneId.of("UTC"))).day(Night.DAY).orElseThrow();
  private static final SplitRule RULE = new SplitRule(2, 10);
  private static final int VISITORS = 100;

  private static EngineLab lab;

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  /** Three merchants in one chunk, of which the second has ten times the rows expected. */
  private Night night(String name) {
    Night night = new Night(lab, name).with(Night.WIDE);
    night.merchant("a", 2);
    night.merchant("grown", VISITORS);
    night.merchant("z", 3);
    planned(night.run(1), 6, 30, 9, name);
    return night;
  }

  private static PlanHead planned(RunId run, long a, long grown, long z, String name) {
    lab.ledger().open(run, new HelloCount().version(), "nightly/" + name);
    Plan plan =
        ChunkPlanner.plan(
            Stream.of(weight(name, "a", a), weight(name, "grown", grown), weight(name, "z", z))
                .filter(weight -> weight.rows() > 0)
                .toList(),
            Night.WIDE);
    RowsPerChunk rows = RowsPerChunk.of(Night.WIDE, null, Optional.empty());
    return lab.ledger()
        .writePlan(
            run, new HelloCount().version(), plan, PlanBasis.of(plan, rows, 1, Optional.empty()));
  }

  private static MerchantDayWeight weight(String name, String merchant, long rows) {
    return new MerchantDayWeight(
        new MerchantId(name + "-" + merchant), DAY, rows, WeightSource.HISTORY);
  }

  private static ChunkOutcome process(Night night, int chunk, @Nullable SplitRule rule) {
    return Bench.call(
        ProcessActivities.class,
        night.processActivity(),
        activity ->
            activity.process(
                new ChunkTask(
                    new ChunkId(night.run(1), chunk),
                    new HelloCount().version(),
                    chunk >= OutgrownParts.FIRST_NUMBER,
                    rule)));
  }

  private static ApplicationFailure outgrown(Night night) {
    return Bench.failure(() -> process(night, 0, RULE));
  }

  private static List<Integer> split(Night night, ApplicationFailure failure) {
    return lab.ledger()
        .split(
            new ChunkId(night.run(1), 0),
            failure.getDetails().get(Outgrowth.class),
            RULE,
            failure.getOriginalMessage());
  }

  private static void publish(Night night) {
    night.publish(new PublishTask(night.run(1), new HelloCount().version(), 0, 0, 3));
  }

  private static void assertPublishedAsIfPlannedRightly(Night night, String name) {
    RowCounts rows = RowCounts.NONE;
    for (ChunkRecord chunk : lab.ledger().chunks(night.run(1), 0)) {
      if (chunk.state() == ChunkState.DONE) {
        rows = rows.plus(requireNonNull(chunk.outcome()).rows());
      }
    }
    assertThat(rows).isEqualTo(new RowCounts(3 * 105, 3 * 105, 0, 0));
    List<String> merchants = List.of("a", "grown", "z");
    List<Object> split =
        merchants.stream().<Object>map(merchant -> digest(night, name, merchant)).toList();
    RowCounts sources = night.summary(new MerchantId(name + "-grown")).pointer().sources();
    assertThat(sources).isEqualTo(new RowCounts(3 * VISITORS, 3 * VISITORS, 0, 0));
    night.with(new HelloCount()).with(Night.SMALL).whole(2);
    assertThat(merchants.stream().<Object>map(merchant -> digest(night, name, merchant)).toList())
        .isEqualTo(split);
  }

  private static Object digest(Night night, String name, String merchant) {
    return night.summary(new MerchantId(name + "-" + merchant)).pointer().digest();
  }

  @Test
  void anExecutionThatReadsManyTimesItsRowsEndsAndSaysWhichSliceIsToBlame() {
    Night night = night("outgrown");

    ApplicationFailure failure = outgrown(night);

    assertThat(failure.getType()).isEqualTo(FailureType.OUTGROWN.name());
    assertThat(failure.isNonRetryable()).isTrue();
    assertThat(failure.getOriginalMessage())
        .contains("raw rows are read where 45 were expected, and slice outgrown-grown/2024-06-10/");
    Outgrowth outgrowth = failure.getDetails().get(Outgrowth.class);
    PlannedSlice slice =
        lab.ledger()
            .planned(new ChunkId(night.run(1), 0))
            .orElseThrow()
            .slices()
            .get(outgrowth.slice());
    assertThat(slice.merchant()).isEqualTo(new MerchantId("outgrown-grown"));
    assertThat(outgrowth.rowsRead()).isBetween(90L, 160L);
    assertThat(outgrowth.sliceRows()).isBetween(200L, 450L);
    assertThat(lab.ledger().chunk(new ChunkId(night.run(1), 0)).orElseThrow().state())
        .isNotEqualTo(ChunkState.DONE);
  }

  @Test
  void thePartsPublishTheBytesOfARunThatWasPlannedRightly() {
    Night night = night("outgrown-parts");
    List<Integer> parts = split(night, outgrown(night));
    assertThat(parts).hasSizeBetween(5, 12);

    parts.forEach(part -> process(night, part, null));
    publish(night);

    assertThat(lab.ledger().chunk(new ChunkId(night.run(1), 0)).orElseThrow().state())
        .isEqualTo(ChunkState.SPLIT);
    assertPublishedAsIfPlannedRightly(night, "outgrown-parts");
  }

  @Test
  void aWholeThatEndsLateChangesNothing() {
    Night night = night("outgrown-late");
    List<Integer> parts = split(night, outgrown(night));
    process(night, parts.get(1), null);

    // A host that was silent, of an earlier release: it has no rule, and was never told.
    process(night, 0, null);
    parts.forEach(part -> process(night, part, null));
    process(night, 0, null);
    publish(night);

    assertThat(lab.ledger().chunk(new ChunkId(night.run(1), 0)).orElseThrow().state())
        .isEqualTo(ChunkState.SPLIT);
    assertPublishedAsIfPlannedRightly(night, "outgrown-late");
  }

  @Test
  void aWholeThatWasDoneBeforeItWasSplitCountsNoMore() {
    Night night = night("outgrown-done");
    ApplicationFailure failure = outgrown(night);
    process(night, 0, null);

    List<Integer> parts = split(night, failure);
    assertThat(outgrown(night).getDetails().get(Outgrowth.class))
        .isEqualTo(failure.getDetails().get(Outgrowth.class));
    assertThat(split(night, failure)).isEqualTo(parts);
    parts.forEach(part -> process(night, part, null));
    publish(night);

    assertPublishedAsIfPlannedRightly(night, "outgrown-done");
  }

  @Test
  void withoutAllItsPartsAMerchantIsNotPublished() {
    Night night = night("outgrown-open");
    List<Integer> parts = split(night, outgrown(night));
    parts.subList(0, parts.size() - 1).forEach(part -> process(night, part, null));

    publish(night);

    assertThat(night.isPublished(new MerchantId("outgrown-open-grown"))).isFalse();
    assertThat(night.isPublished(new MerchantId("outgrown-open-a"))).isTrue();
  }

  @Test
  void whatTheWholeHadSealedIsNotDoneAgainByAPart() {
    Night night = night("outgrown-sealed");
    night.with(TappedHello.before(day -> seen.add(day.merchant().value())));
    List<Integer> parts = split(night, outgrown(night));
    List<PlannedSlice> others =
        lab.ledger().planned(new ChunkId(night.run(1), parts.get(0))).orElseThrow().slices();
    assertThat(others).hasSize(2);
    assertThat(seen).contains("outgrown-sealed-a");
    seen.clear();

    ChunkOutcome outcome = process(night, parts.get(0), null);

    assertThat(outcome.rows()).isEqualTo(new RowCounts(15, 15, 0, 0));
    assertThat(seen).containsOnly("outgrown-sealed-z");
  }

  @Test
  void aRetryTakesThePartsInThePlaceOfTheWhole() {
    Night night = night("outgrown-retry");
    List<Integer> parts = split(night, outgrown(night));
    parts.subList(0, 3).forEach(part -> process(night, part, null));
    lab.ledger().close(night.run(1), RunState.CANCELLED, "an operator ended it");
    RunId first = night.run(1);
    RunId retry = new RunId(first.job(), first.day(), "outgrown-retry-again", first.generation());
    night.with(TappedHello.before(day -> seen.add(day.visitor().id())));

    PlanReport plan =
        night.plan(night.retryTask(first, retry, List.of(new MerchantId("outgrown-retry-grown"))));
    assertThat(plan.batches()).containsExactly(new BatchSize(0, 0, parts.size() - 1, 1, 1));
    for (int chunk = 0; chunk < plan.head().chunks(); chunk++) {
      ChunkTask task = new ChunkTask(new ChunkId(retry, chunk), plan.head().version(), true, RULE);
      Bench.call(
          ProcessActivities.class, night.processActivity(), activity -> activity.process(task));
    }
    night.publishAll(plan);

    assertThat(seen).hasSizeLessThan(VISITORS).doesNotHaveDuplicates();
    assertThat(night.summary(new MerchantId("outgrown-retry-grown")).pointer().sources())
        .isEqualTo(new RowCounts(300, 300, 0, 0));
  }

  @Test
  void rowsThatAreReadAgainForABadRecordDoNotCountTwice() {
    Night night = new Night(lab, "outgrown-poison").with(Night.WIDE).with(new PoisonHello());
    MerchantId merchant = night.merchant("grown", 40);
    night.deliver(
        merchant,
        List.of(
            """
            {"merchant":"%s","eventId":"bad","visitorId":"v7","type":"poison","at":"%sT20:00:00Z"}"""
                .formatted(merchant, Night.DAY)),
        Night.ARRIVAL);
    planned(night.run(1), 0, 61, 0, "outgrown-poison");

    ChunkOutcome outcome = process(night, 0, RULE);

    assertThat(outcome.rows().read()).isEqualTo(121);
    assertThat(outcome.rows().quarantined()).isEqualTo(1);
  }
}
