package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.ChangeRefused;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.PlanTask;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many business days with one workflow. */
@Timeout(360)
class BackfillTest {
  private static final LocalDate LAST = request().day();

  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final DaysClient days = new DaysClient(server.temporal.getWorkflowClient());
  private final Gate gate = Gate.forAll();

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  @Test
  void everyDayRunsOnceInItsOrderAsOfOneCutoffBehindWhatIsUrgent() {
    night.plan.batch("a");

    DaysReport report = days.start(backfill(5, 1, AfterFailedDay.GO_ON)).result();

    assertThat(report.allCompleted()).isTrue();
    assertThat(report.days()).isEqualTo(5);
    assertThat(report.merchantsPublished()).isEqualTo(5);
    assertThat(plannedDays()).containsExactlyElementsOf(newestFirst(5));
    assertThat(night.planned).extracting(task -> task.run().generation()).hasSize(5);
    assertThat(night.planned.stream().map(task -> task.run().generation()).distinct()).hasSize(1);
    History backfill = server.history(backfill(5, 1, AfterFailedDay.GO_ON).workflowId());
    assertThat(backfill.priority()).isEqualTo(5);
    assertThat(backfill.prioritiesOfChildren()).containsExactly(5, 5, 5, 5, 5);
    assertThat(night.late.asked).as("a day of a backfill looks for no late data").isEmpty();
  }

  @Test
  void aLongBackfillIsCarriedByOneExecutionAfterTheOther() {
    night.plan.batch("a");
    int all = 2 * BackfillWorkflow.DAYS_PER_EXECUTION + 7;
    BackfillRequest request = backfill(all, 10, AfterFailedDay.GO_ON);

    DaysReport report = days.start(request).result();

    assertThat(report.days()).isEqualTo(all);
    assertThat(report.completed()).isEqualTo(all);
    assertThat(report.merchantsPublished()).isEqualTo(all);
    assertThat(plannedDays()).containsExactlyInAnyOrderElementsOf(newestFirst(all));
    assertThat(night.planned.stream().map(task -> task.run().generation()).distinct()).hasSize(1);
    History last = server.history(request.workflowId());
    assertThat(last.recorded().getEvents().size())
        .as("the last execution carried the last seven days")
        .isLessThan(120);
  }

  @Test
  void everyDayReadsIntermediateRowsIfTheBackfillDoesAlsoInTheNextExecution() {
    night.plan.batch("a");
    int all = BackfillWorkflow.DAYS_PER_EXECUTION + 2;

    days.start(backfill(all, 10, AfterFailedDay.GO_ON, null, From.INTERMEDIATE)).result();

    assertThat(night.planned).hasSize(all).allMatch(task -> task.from() == From.INTERMEDIATE);
  }

  @Test
  void aPausedBackfillStartsNoDayUntilItIsResumed() {
    night.plan.batch("a");
    night.planFault = gate;
    DaysHandle backfill = days.start(backfill(6, 2, AfterFailedDay.GO_ON));
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> night.planned.size() == 2);

    assertThat(backfill.pause().phase()).isEqualTo("pausing");
    assertThatThrownBy(backfill::pause)
        .isInstanceOf(ChangeRefused.class)
        .hasMessageContaining("paused already");
    gate.open();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> backfill.status().orElseThrow().phase().equals("paused"));
    assertThat(backfill.status().orElseThrow().soFar().completed()).isEqualTo(2);
    assertThat(night.planned).hasSize(2);

    assertThat(backfill.resume().phase()).isEqualTo("days");
    assertThat(backfill.result().completed()).isEqualTo(6);
    assertThatThrownBy(backfill::resume).isInstanceOf(ChangeRefused.class);
  }

  @Test
  void whatIsNotPausedCannotBeResumed() {
    night.plan.batch("a");
    night.planFault = gate;
    DaysHandle backfill = days.start(backfill(2, 1, AfterFailedDay.GO_ON));
    gate.awaitArrival();

    assertThatThrownBy(backfill::resume).hasMessageContaining("is not paused");

    gate.open();
    assertThat(backfill.result().completed()).isEqualTo(2);
  }

  @Test
  void aPauseSurvivesTheNextExecution() {
    night.plan.batch("a");
    night.planFault = gate;
    int all = BackfillWorkflow.DAYS_PER_EXECUTION + 3;
    DaysHandle backfill =
        days.start(backfill(all, BackfillWorkflow.DAYS_PER_EXECUTION, AfterFailedDay.GO_ON));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> night.planned.size() == BackfillWorkflow.DAYS_PER_EXECUTION);
    backfill.pause();
    gate.open();

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                backfill
                    .status()
                    .filter(of -> of.soFar().completed() == BackfillWorkflow.DAYS_PER_EXECUTION)
                    .isPresent());
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> backfill.status().filter(of -> of.phase().equals("paused")).isPresent());
    assertThat(night.planned).hasSize(BackfillWorkflow.DAYS_PER_EXECUTION);
    backfill.resume();

    assertThat(backfill.result().completed()).isEqualTo(all);
  }

  @Test
  void afterADayThatIsNotCompleteNoOtherStartsIfThatIsAskedFor() {
    night.plan.batch("a");
    night.planFault = Faults.permanent("the table is gone");

    DaysReport report = days.start(backfill(5, 1, AfterFailedDay.STOP)).result();

    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.left()).isEqualTo(4);
    assertThat(report.problems()).singleElement().asString().contains("the table is gone");
    assertThat(days.unfinished(backfill(5, 1, AfterFailedDay.STOP).workflowId())).isPresent();
  }

  @Test
  void aDayThatFailsCostsNoOtherUnlessThatIsAskedFor() {
    night.plan.batch("a");
    night.planFault =
        attempt -> {
          if (attempt == 2) {
            Faults.permanent("this one").strike(attempt);
          }
        };

    DaysReport report = days.start(backfill(4, 1, AfterFailedDay.GO_ON)).result();

    assertThat(report.completed()).isEqualTo(3);
    assertThat(report.failed()).isEqualTo(1);
    assertThat(report.left()).isZero();
  }

  @Test
  void whoGoesOnWithABackfillKnowsSinceWhenDaysAreDone() {
    night.plan.batch("a");
    night.processFaults.put(0, gate);
    BackfillRequest request = backfill(4, 1, AfterFailedDay.GO_ON);
    DaysHandle backfill = days.start(request);
    gate.awaitArrival();
    backfill.cancel();
    assertThatThrownBy(backfill::result).isInstanceOf(RunFailed.class);
    gate.open();
    assertThat(night.closed).extracting("state").containsExactly(RunState.CANCELLED);
    Generation began = night.planned.element().run().generation();

    assertThat(days.unfinished(request.workflowId())).contains(began);
    for (Existing existing : Existing.values()) {
      assertThat(days.unfinished(request.workflowId(), existing).isPresent())
          .isEqualTo(existing == request.existing());
    }
  }

  @Test
  void aDayThatIsCancelledWithItsBackfillHasNotEnded() {
    night.plan.batch("a");
    night.processFaults.put(0, gate);
    BackfillRequest request = backfill(2, 2, AfterFailedDay.GO_ON);
    DaysHandle backfill = days.start(request);
    gate.awaitArrival();
    backfill.cancel();
    assertThatThrownBy(backfill::result).isInstanceOf(RunFailed.class);
    gate.open();

    assertThat(backfill.status().orElseThrow().soFar().ended()).isZero();
    assertThat(days.unfinished(request.workflowId())).isPresent();
  }

  @Test
  void whatGoesOnTwiceIsDoneSinceTheFirstTime() {
    night.planFault = Faults.permanent("the table is gone");
    Generation began = new Generation(1_795_000_000_000L);
    BackfillRequest request = goingOn(began);

    assertThat(days.start(request).result().left()).isEqualTo(1);

    assertThat(days.unfinished(request.workflowId())).contains(began);
    assertThat(night.planned.element().run().generation()).isGreaterThan(began);
  }

  private List<LocalDate> plannedDays() {
    return night.planned.stream().map(PlanTask::run).map(run -> run.day()).toList();
  }

  private static List<LocalDate> newestFirst(int count) {
    List<LocalDate> newest = new ArrayList<>();
    LAST.minusDays(count - 1L).datesUntil(LAST.plusDays(1)).forEach(newest::add);
    Collections.reverse(newest);
    return newest;
  }

  static BackfillRequest backfill(int count, int atOnce, AfterFailedDay afterFailedDay) {
    return backfill(count, atOnce, afterFailedDay, null);
  }

  private static BackfillRequest goingOn(Generation began) {
    return backfill(2, 1, AfterFailedDay.STOP, began);
  }

  private static BackfillRequest backfill(
      int count, int atOnce, AfterFailedDay afterFailedDay, @Nullable Generation since) {
    return backfill(count, atOnce, afterFailedDay, since, From.RAW);
  }

  private static BackfillRequest backfill(
      int count, int atOnce, AfterFailedDay afterFailedDay, @Nullable Generation since, From from) {
    return new BackfillRequest(
        "merchant-analytics/x/backfill",
        request().job(),
        "backfill",
        List.of(),
        newestFirst(count),
        Existing.REPLACE,
        null,
        since,
        atOnce,
        afterFailedDay,
        request().limits(),
        DaysReport.NONE,
        Flow.GOES_ON,
        from);
  }
}
