package dev.nightjar.activities.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Cells;
import dev.nightjar.activities.night.EngineLab;
import dev.nightjar.activities.night.HelloCount;
import dev.nightjar.activities.night.Night;
import dev.nightjar.activities.night.TappedHello;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.EmbeddedParts;
import dev.nightjar.embedded.junit.EmbeddedStackExtension;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkProgress;
import dev.nightjar.workflows.message.ChunkTask;
import dev.nightjar.workflows.message.PlanReport;
import io.temporal.testing.TestActivityEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.hbase.client.Delete;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Chunks whose execution died, and the next one. */
@ExtendWith(EmbeddedStackExtension.class)
final class ChunkResumeTest {
  private static final List<String> MERCHANTS = List.of("a", "b", "c", "d");
  private static final int VISITORS = 5;

  /** Each slice is stored and sealed by itself. */
  private static final ProcessOptions ONE_BY_ONE =
      new ProcessOptions(
          1, 1 << 20, ProcessOptions.defaults().spillFolder(), 100, 1, 1024, 1000, 0.5, 100);

  private static EngineLab lab;

  private final List<String> seen = Collections.synchronizedList(new ArrayList<>());

  @BeforeAll
  static void start(
      @EmbeddedParts(Part.HBASE) EmbeddedStack hbase,
      @EmbeddedParts(Part.MYSQL) EmbeddedStack mysql) {
    lab = EngineLab.on(hbase, mysql);
  }

  private Night night(String name) {
    Night night =
        new Night(lab, name)
            .with(Night.WIDE)
            .with(ONE_BY_ONE)
            .with(TappedHello.before(day -> seen.add(merchant(day.merchant()))));
    MERCHANTS.forEach(merchant -> night.merchant(merchant, VISITORS));
    night.plan(1);
    return night;
  }

  private static String merchant(MerchantId id) {
    return id.value().substring(id.value().length() - 1);
  }

  private static List<String> cells(Night night, String name) {
    List<String> cells = new ArrayList<>();
    for (String merchant : MERCHANTS) {
      MerchantDay day = new MerchantDay(new MerchantId(name + "-" + merchant), Night.DAY);
      cells.addAll(Cells.processed(lab.stores(), ResultId.of(night.run(1), day)));
    }
    return cells;
  }

  /** An execution that dies at a merchant; returns what it said last. */
  private static ChunkProgress died(Night night, String at) {
    List<ChunkProgress> said = Collections.synchronizedList(new ArrayList<>());
    night.with(
        TappedHello.before(
            day -> {
              if (merchant(day.merchant()).equals(at)) {
                Resumption.awaitSealed(said);
                throw new OutOfMemoryError("The host dies");
              }
            }));
    TestActivityEnvironment environment = Bench.environment();
    try {
      environment.registerActivitiesImplementations(night.processActivity());
      environment.setActivityHeartbeatListener(ChunkProgress.class, said::add);
      assertThatThrownBy(
              () ->
                  environment
                      .newActivityStub(ProcessActivities.class)
                      .process(night.task(night.run(1), 0)))
          .isNotNull();
    } finally {
      environment.close();
    }
    return said.get(said.size() - 1);
  }

  @Test
  void whatWasSealedIsNotDoneAgainAndTheSumsAndBytesAreThoseOfACalmExecution() {
    Night calm = night("resume-calm");
    ChunkOutcome expected = calm.process(calm.run(1), 0);
    Night night = night("resume");
    ChunkProgress said = died(night, "c");
    // Heartbeats are sent now and then, so it may have come further than it has told.
    assertThat(said.slices()).isBetween(1, 2);
    seen.clear();
    night.with(TappedHello.before(day -> seen.add(merchant(day.merchant()))));

    ChunkOutcome outcome = Resumption.goOn(night, said);

    assertThat(seen).hasSize((4 - said.slices()) * VISITORS).doesNotContain("a");
    assertThat(outcome.rows()).isEqualTo(expected.rows());
    assertThat(outcome.rows()).isEqualTo(new RowCounts(60, 60, 0, 0));
    assertThat(outcome.written()).isEqualTo(expected.written());
    List<String> resumed = cells(night, "resume");
    // The ledger has the outcome; a calm execution that came to another would be refused.
    assertThat(night.with(new HelloCount()).process(night.run(1), 0)).isEqualTo(outcome);
    assertThat(cells(night, "resume")).isEqualTo(resumed);
    night.publishAll(night.plan(1));
    calm.publishAll(calm.plan(1));
    for (String merchant : MERCHANTS) {
      assertThat(night.summary(new MerchantId("resume-" + merchant)).pointer().digest())
          .isEqualTo(calm.summary(new MerchantId("resume-calm-" + merchant)).pointer().digest());
    }
  }

  @Test
  void aChunkOfWhichEverythingIsSealedIsOnlyAddedUp() {
    Night night = night("resume-all");
    ChunkOutcome outcome = night.process(night.run(1), 0);
    seen.clear();
    assertThat(Resumption.goOn(night, new ChunkProgress(4, 60))).isEqualTo(outcome);
    assertThat(seen).isEmpty();
  }

  /** No heartbeat tells a retry anything: it is a run of its own, of the same plan and cutoff. */
  @Test
  void aRetryGoesOnBehindWhatTheRunBeforeItSealed() {
    Night night = night("retry");
    ChunkProgress said = died(night, "c");
    RunId first = night.run(1);
    RunId retry = new RunId(first.job(), first.day(), "retry-again", first.generation());
    List<MerchantId> rest = List.of(new MerchantId("retry-b"), new MerchantId("retry-c"));
    night.with(TappedHello.before(day -> seen.add(merchant(day.merchant()))));
    PlanReport plan = night.plan(night.retryTask(first, retry, rest));
    seen.clear();

    ChunkOutcome outcome =
        Bench.call(
            ProcessActivities.class,
            night.processActivity(),
            activity ->
                activity.process(
                    new ChunkTask(new ChunkId(retry, 0), plan.head().version(), true, null)));

    assertThat(plan.head().merchants()).isEqualTo(2);
    assertThat(said.slices()).isGreaterThan(0);
    assertThat(seen).containsOnly("c");
    assertThat(outcome.rows()).isEqualTo(new RowCounts(30, 30, 0, 0));
    night.publishAll(plan);
    assertThat(night.isPublished(new MerchantId("retry-b"))).isTrue();
    assertThat(night.isPublished(new MerchantId("retry-d"))).isFalse();
  }

  @Test
  void aRetryIsRefusedOnAHostThatHasAnotherVersionOfTheJob() {
    Night night = night("retry-version");
    RunId first = night.run(1);
    RunId retry = new RunId(first.job(), first.day(), "retry-version-again", first.generation());
    List<MerchantId> rest = List.of(new MerchantId("retry-version-b"));
    night.with(
        new HelloCount() {
          @Override
          public JobVersion version() {
            return new JobVersion(2);
          }
        });

    assertThat(Bench.failure(() -> night.plan(night.retryTask(first, retry, rest))))
        .satisfies(failure -> assertThat(failure.getType()).isEqualTo("TRANSIENT"))
        .hasMessageContaining("has version 2 of job");
  }

  @Test
  void asFarAsSealsAreMissingTheHeartbeatIsNotBelieved() throws IOException {
    Night night = night("resume-lost");
    ChunkOutcome outcome = night.process(night.run(1), 0);
    MerchantDay day = new MerchantDay(new MerchantId("resume-lost-b"), Night.DAY);
    byte[] seal = PartialKey.seal(ResultId.of(night.run(1), day), HashRange.ALL).bytes();
    lab.stores().delete(HBaseTable.PARTIAL, List.of(new Delete(seal)));
    seen.clear();
    assertThat(Resumption.goOn(night, new ChunkProgress(3, 45))).isEqualTo(outcome);
    assertThat(seen).contains("b", "c", "d").doesNotContain("a");
  }

  @Test
  void whatAnEarlierReleaseSaidIsNoProgress() {
    Night night = night("resume-old");
    assertThat(Resumption.goOn(night, 4711L).rows()).isEqualTo(new RowCounts(60, 60, 0, 0));
    assertThat(seen).hasSize(4 * VISITORS);
  }
}
