package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.PublishTask;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.window.Coalescing;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The chunks of a batch, their failures, and its publication. */
@Timeout(180)
class MerchantBatchTest {
  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);

  @AfterEach
  void stop() {
    server.close();
  }

  private History batchHistory() {
    return server.history(server.batchId(request(), night, 0));
  }

  @Test
  void threeHundredChunksNeverExceedAWindowOfTen() {
    night.plan.giant("giant", 300);

    RunReport report = server.run(request(limits(1, 10, 100)));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.chunks()).isEqualTo(300);
    assertThat(report.rows().read()).isEqualTo(3000);
    assertThat(batchHistory().mostPending()).isEqualTo(10);
  }

  @Test
  void aChunkCostsThreeEventsOfHistoryBesideWorkflowTasks() {
    night.plan.giant("giant", 200);

    server.run(request(limits(1, 100, 100)));

    History history = batchHistory();
    assertThat(history.eventsWithoutWorkflowTasks()).isLessThanOrEqualTo(700);
    assertThat(history.events()).hasSizeLessThanOrEqualTo(6 * 200 + 20);
    assertThat(history.bytes()).isLessThan(200 * 2048);
  }

  @Test
  void chunksThatEndOneByOneCostLittleMoreThanTheirThreeEvents() {
    int chunks = 500;
    night.plan.giant("giant", chunks);
    night.timeOfChunk = Duration.ofMillis(10);

    RunReport report;
    History history;
    try (NightServer twoSlots = new NightServer(night, 2)) {
      report = twoSlots.run(request(limits(1, 100, 100)));
      history = twoSlots.history(twoSlots.batchId(request(), night, 0));
    }

    assertThat(report.chunks()).isEqualTo(chunks);
    assertThat(history.events().size()).isLessThanOrEqualTo((int) (3.2 * chunks));
    // A turn is aimed at fewer; a busy machine wakes it late, which costs a workflow task at most.
    assertThat(history.mostTogether()).isLessThanOrEqualTo(2 * Coalescing.LIMIT);
  }

  @Test
  void whatMayPassIsRetriedUntilItHasPassed() {
    night.plan.batch("a", "b");
    night.processFaults.put(1, Faults.transientUntilAttempt(9));

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(night.attempts.of("process 1")).isEqualTo(9);
  }

  @Test
  void whatNeverPassesIsRetriedUntilTheDeadlineOnly() {
    night.plan.batch("a", "b");
    night.processFaults.put(0, Faults.always("region server 3 is gone", FailureType.TRANSIENT));

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(night.attempts.of("process 0")).isGreaterThan(400);
    assertThat(report.failures())
        .containsExactly(
            new MerchantFailure(
                new MerchantId("a"), "region server 3 is gone (retried until the run's deadline)"));
  }

  @Test
  void aSharedChunkThatFailsForGoodTakesOutOnlyTheMerchantToBlame() {
    night.plan.batch("a b c", "d");
    night.processFaults.put(0, Faults.permanent("bad currency"));
    night.processFaults.put(FakePlan.partOf(0, 1), Faults.permanent("b has a bad currency"));

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.merchantsPublished()).isEqualTo(3);
    assertThat(report.failures())
        .containsExactly(new MerchantFailure(new MerchantId("b"), "b has a bad currency"));
    assertThat(report.chunks()).isEqualTo(3);
    assertThat(report.message())
        .isEqualTo(
            "3 merchants published, 1 failed and keep what was published before. b: b has a bad"
                + " currency. Mend the cause, then: nightjar runs retry "
                + report.run());
    assertThat(night.attempts.of("process 0")).isEqualTo(1);
    assertThat(night.attempts.of("process " + FakePlan.partOf(0, 0))).isEqualTo(1);
  }

  @Test
  void tooMuchBadDataFailsAChunkAtOnce() {
    night.plan.batch("a", "b");
    night.processFaults.put(0, Faults.always("half of its rows are bad", FailureType.DATA));

    RunReport report = server.run(request());

    assertThat(night.attempts.of("process 0")).isEqualTo(1);
    assertThat(report.failures())
        .containsExactly(new MerchantFailure(new MerchantId("a"), "half of its rows are bad"));
  }

  @Test
  void aFailureThatTheLedgerCannotRecordIsReportedAllTheSame() {
    night.plan.batch("a", "b");
    night.processFaults.put(0, Faults.permanent("bad currency"));
    night.failFault = Faults.permanent("no such chunk");

    RunReport report = server.run(request());

    assertThat(report.problems())
        .containsExactly(
            "chunk 0 failed (bad currency), and the ledger could not record it: no such chunk");
  }

  @Test
  void aWorkerHostThatIsLostCostsOneHeartbeatTimeOut() {
    night.plan.batch("a");
    Gate gate = Gate.forTheFirst();
    night.processFaults.put(0, gate);

    RunReport report = server.run(request(limits(1, 1, 1, Duration.ofSeconds(5))));
    gate.open();

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(night.attempts.of("process 0")).isEqualTo(2);
  }

  @Test
  void merchantsArePublishedInGroups() {
    night.plan.batch("a b c d e");

    RunReport report = server.run(request(limits(1, 1, 2)));

    assertThat(report.merchantsPublished()).isEqualTo(5);
    assertThat(night.published)
        .extracting(PublishTask::firstMerchant, PublishTask::merchants)
        .containsExactly(tuple(0, 2), tuple(2, 2), tuple(4, 1));
  }

  @Test
  void aPublicationThatFailsForGoodCountsItsMerchantsAsFailed() {
    night.plan.batch("a b c");
    night.publishFault =
        attempt -> {
          if (night.published.isEmpty()) {
            return;
          }
          Faults.permanent("summary has no such namespace").strike(attempt);
        };

    RunReport report = server.run(request(limits(1, 1, 2)));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.merchantsPublished()).isEqualTo(2);
    assertThat(report.merchantsFailed()).isEqualTo(1);
    assertThat(report.problems())
        .containsExactly("1 merchant of batch 0 not published: summary has no such namespace");
  }

  @Test
  void aChunkWhoseRowsDoNotAddUpStopsPublicationAndFailsTheRun() {
    night.plan.batch("a", "b");
    night.rows.put(1, new RowCounts(10, 8, 1, 0));

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.merchantsFailed()).isEqualTo(2);
    assertThat(night.published).isEmpty();
    assertThat(report.message())
        .startsWith("a sum does not hold")
        .contains("20 read, but 16 used + 2 duplicates + 1 quarantined");
    assertThat(Objects.requireNonNull(night.closed.peek()).state()).isEqualTo(RunState.FAILED);
  }

  @Test
  void aMerchantThatNobodyAccountsForFailsTheRun() {
    night.plan.batch("a b c");
    night.merchantsLostByPublish = 1;

    RunReport report = server.run(request());

    assertThat(report.state()).isEqualTo(RunState.FAILED);
    assertThat(report.message()).contains("3 planned, but 2 published + 0 failed");
  }
}
