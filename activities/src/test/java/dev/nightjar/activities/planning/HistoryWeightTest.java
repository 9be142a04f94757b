package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.ledger.Publication;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.ChunkPace;
import dev.nightjar.core.plan.ChunkTime;
import dev.nightjar.core.plan.EarlierRun;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.core.plan.WeightCounts;
import dev.nightjar.core.plan.WeightHistory;
import dev.nightjar.core.plan.WeightSource;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunLimits;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days of 2,000 visitors with three rows each, and what earlier nights read of their merchants. */
@ExtendWith(EmbeddedStackExtension.class)
final class HistoryWeightTest {
  private static EngineLab lab;

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  @Test
  void aUsualDayWeighsWhatEarlierNightsRead() throws IOException {
    Night night = new Night(lab, "usual");
    MerchantId merchant = night.merchant("m", 2000);
    earlier(night, merchant, 6300, 6100, 90_000, 6200);

    assertThat(planned(night, merchant).plan().expectedRows()).isEqualTo(6300);
  }

  @Test
  void aDayThatIsFarFromUsualWeighsWhatItsKeysShow() throws IOException {
    Night night = new Night(lab, "unusual");
    MerchantId merchant = night.merchant("m", 2000);
    earlier(night, merchant, 500, 500, 500, 500);

    assertThat(planned(night, merchant).plan().expectedRows()).isBetween(5_000L, 7_000L);
  }

  @Test
  void aSmallDayIsCountedWhateverEarlierNightsRead() throws IOException {
    Night night = new Night(lab, "quiet");
    MerchantId merchant = night.merchant("m", 2);
    earlier(night, merchant, 6000, 6000, 6000, 6000);

    assertThat(planned(night, merchant).plan().expectedRows()).isEqualTo(6);
  }

  @Test
  void aMerchantWithoutADayIsLeftOutHoweverLargeItWas() throws IOException {
    Night night = new Night(lab, "gone");
    MerchantId silent = night.merchant("silent");
    MerchantId late = night.merchant("late");
    night.deliver(late, 1, "1", night.run(1).generation().cutoffMillis() + 1);
    earlier(night, silent, 6000, 6000, 6000, 6000);
    earlier(night, late, 6000, 6000, 6000, 6000);

    DayPlan plan = planned(night, silent, late);
    assertThat(plan.plan().isEmpty()).isTrue();
    assertThat(plan.leftOut()).isEqualTo(new LeftOut(0, 2, 0, 0, 0));
  }

  @Test
  void theSourceOfEachWeightIsInThePlan() throws IOException {
    Night night = new Night(lab, "sources");
    MerchantId known = night.merchant("known", 2000);
    MerchantId unknown = night.merchant("unknown", 1000);
    MerchantId small = night.merchant("small", 2);
    earlier(night, known, 6000);

    DayPlan plan = planned(night, known, unknown, small);
    assertThat(plan.plan().weights())
        .extracting(MerchantDayWeight::merchant, MerchantDayWeight::source)
        .containsExactly(
            tuple(known, WeightSource.HISTORY),
            tuple(unknown, WeightSource.SAMPLED),
            tuple(small, WeightSource.COUNTED));
    assertThat(plan.basis().weights()).isEqualTo(new WeightCounts(1, 1, 1));
  }

  @Test
  void rowsOfAChunkAndTheNightsLengthFollowFromEarlierRuns() throws IOException {
    Night night = new Night(lab, "paced");
    MerchantId merchant = night.merchant("m", 2000);
    ChunkPace pace = new ChunkPace(20_000, Duration.ofMinutes(20));
    EarlierRun run = new EarlierRun(Duration.ofSeconds(5), List.of(pace, pace, pace));
    DayPlanning planning =
        new DayPlanning(lab.registry(), lab.stores(), new Told(List.of(run), 6000));

    DayPlan learnt = planning.plan(request(night, merchant), slow(500), Heartbeat.NONE);
    // 1,000 rows a minute, above the ceiling: 12 chunks of 500 rows or 30 s, three a slot.
    assertThat(learnt.basis().rowsPerChunk()).isEqualTo(new RowsPerChunk(500, RowsSource.LEARNT));
    assertThat(learnt.plan().chunks()).hasSize(12);
    assertThat(learnt.basis().estimate()).isEqualTo(Duration.ofSeconds(95));

    DayPlan fixed = planning.plan(request(night, merchant), night.limits(), Heartbeat.NONE);
    assertThat(fixed.basis().rowsPerChunk()).isEqualTo(new RowsPerChunk(25, RowsSource.CONFIGURED));

    DayPlanning ignorant = new DayPlanning(lab.registry(), lab.stores(), new Told(List.of(), 6000));
    PlanBasis nothing = ignorant.plan(request(night, merchant), slow(500), Heartbeat.NONE).basis();
    assertThat(nothing.rowsPerChunk()).isEqualTo(new RowsPerChunk(25, RowsSource.DEFAULT));
    assertThat(nothing.estimate()).isNull();
  }

  /** Chunks of a minute, but not more rows than that. */
  private static RunLimits slow(long ceiling) {
    RunLimits usual = RunLimits.DEFAULTS;
    return new RunLimits(
        new PlanOptions(25, 10, 4, 1, 10, 10, 50, 400),
        usual.windowOfBatches(),
        usual.windowOfChunks(),
        usual.merchantsPerPublish(),
        usual.settlingLag(),
        usual.clockTolerance(),
        usual.heartbeatTimeout(),
        usual.deadline(),
        new ChunkTime(Duration.ofMinutes(1), ceiling),
        0);
  }

  /** Nights that read so many rows of everybody. */
  private record Told(List<EarlierRun> runs, long rows) implements EarlierNights {
    @Override
    public Map<MerchantId, List<Long>> rowsRead(
        JobName job, Collection<MerchantId> merchants, Collection<LocalDate> days) {
      return merchants.stream()
          .collect(Collectors.toMap(merchant -> merchant, merchant -> List.of(rows)));
    }

    @Override
    public List<EarlierRun> latest(JobName job) {
      return runs;
    }
  }

  private static void earlier(Night night, MerchantId merchant, long... rows) {
    for (int week = 0; week < rows.length; week++) {
      LocalDate day = WeightHistory.days(Night.DAY).get(week);
      RunId run = new RunId(night.run(1).job(), day, "all", night.run(1).generation());
      lab.ledger().open(run, new JobVersion(1), "nightly/earlier");
      lab.ledger()
          .published(
              List.of(
                  new Publication(
                      new MerchantDay(merchant, day),
                      run,
                      new JobVersion(1),
                      1,
                      Digest.of(new byte[0]),
                      new RowCounts(rows[week], rows[week], 0, 0))));
    }
  }

  private static DayPlan planned(Night night, MerchantId... merchants) throws IOException {
    return lab.planning().plan(request(night, merchants), night.limits(), Heartbeat.NONE);
  }

  private static DayRequest request(Night night, MerchantId... merchants) {
    return new DayRequest(
        night.run(1).job(),
        Night.DAY,
        night.run(1).generation(),
        List.of(merchants),
        Existing.KEEP);
  }
}
