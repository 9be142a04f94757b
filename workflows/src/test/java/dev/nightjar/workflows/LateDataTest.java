package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.RunReport;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a night does about other days that late data reached, and about gaps. */
@Timeout(180)
class LateDataTest {
  private static final LocalDate TONIGHT = request().day();
  private static final LocalDate LATE = TONIGHT.minusDays(3);
  private static final LocalDate GAP = TONIGHT.minusDays(1);
  private static final LateFound FOUND =
      new LateFound(List.of(new LateDay(LATE, 0, 4), new LateDay(GAP, 2, 0)));
  private static final String ID = "late/merchant-analytics/all";

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
  void aNightLooksFirstAndRunsTheDaysThatWaitAfterItsOwnAsOfItsCutoff() {
    night.plan.batch("a");
    night.late.found = FOUND;

    RunReport report = server.run(request().withLate(LateTerms.DEFAULTS));
    DaysReport late = days.attach(ID).result();

    assertThat(night.late.asked).hasSize(1);
    assertThat(night.late.asked.element().tonight()).isEqualTo(TONIGHT);
    assertThat(night.late.asked.element().cutoff()).isEqualTo(report.run().generation());
    assertThat(late.days()).isEqualTo(2);
    assertThat(late.completed()).isEqualTo(2);
    assertThat(night.planned).extracting(task -> task.run().day()).startsWith(TONIGHT);
    assertThat(night.planned)
        .filteredOn(task -> !task.run().day().equals(TONIGHT))
        .hasSize(2)
        .allSatisfy(
            task -> {
              assertThat(task.existing()).isEqualTo(Existing.REFRESH);
              assertThat(task.run().generation()).isEqualTo(report.run().generation());
              assertThat(task.late()).isEqualTo(LateTerms.DEFAULTS);
            });
    History tonight = server.history(request().workflowId());
    assertThat(tonight.priority()).isEqualTo(3);
    assertThat(tonight.prioritiesOfChildren())
        .as("a batch has its run's priority, late data one of their own")
        .containsExactly(0, 4);
    assertThat(server.history(ID).prioritiesOfChildren()).containsExactly(4, 4);
    assertThat(night.closed.element().message())
        .contains("2 merchant-days with raw data were never published, on " + GAP)
        .contains("will be run")
        .contains("4 published merchant-days were reached by late data");
    assertThat(report.message()).isEqualTo(night.closed.element().message());
  }

  @Test
  void aNightThatMeetsTheLateDataOfAnEarlierOneSaysSoBeforeItCloses() {
    night.plan.batch("a");
    night.late.found = FOUND;
    night.planFault =
        attempt -> {
          if (attempt == 1) {
            gate.strike(attempt);
          }
        };
    DaysHandle earlier = days.start(late(List.of(new LateDay(LATE, 0, 4)), 1), TONIGHT);
    gate.awaitArrival();

    RunReport report = server.run(request().withLate(LateTerms.DEFAULTS));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.message())
        .isEqualTo(night.closed.element().message())
        .contains("never published, on " + GAP + " (for the next night)")
        .contains("will be computed again by the next night")
        .contains("late data of an earlier night are under way still")
        .doesNotContain("will be run");
    gate.open();
    assertThat(earlier.result().completed()).isEqualTo(1);
    assertThat(night.planned).as("nothing was begun twice").hasSize(2);
  }

  @Test
  void daysThatAreTooManyForOneNightAreInItsMessage() {
    night.plan.batch("a");
    night.late.found = new LateFound(FOUND.days(), 37);

    RunReport report = server.run(request().withLate(LateTerms.DEFAULTS));

    assertThat(report.message())
        .contains("37 more days before " + LATE + " wait for later nights: nightjar late list");
    days.attach(ID).result();
  }

  /** As a run does whose version of the job no worker host has any more. */
  @Test
  void aRunThatEveryHostRefusesEndsByItselfAndTheNextNightTakesItsDay() {
    night.plan.batch("a");
    night.processFaults.put(
        0,
        attempt ->
            Faults.always(
                    "this worker host has version 4",
                    attempt < 20 ? FailureType.TRANSIENT : FailureType.PERMANENT)
                .strike(attempt));

    RunReport refused = server.run(request());

    assertThat(refused.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(refused.merchantsPublished()).isZero();
    night.processFaults.clear();
    night.late.found = new LateFound(List.of(new LateDay(LATE, 1, 0)));
    server.run(request().withLate(LateTerms.DEFAULTS));
    assertThat(days.attach(ID).result().days()).isEqualTo(1);
    assertThat(night.attempts.of("process 0")).as("20, tonight and the late day").isEqualTo(22);
  }

  @Test
  void gapsAreOnlyReportedWhereThatIsThePolicy() {
    night.plan.batch("a");
    night.late.found = FOUND;
    LateTerms report = new LateTerms(null, Duration.ofMinutes(15), GapPolicy.REPORT, 1);

    RunReport run = server.run(request().withLate(report));
    DaysReport late = days.attach(ID).result();

    assertThat(late.days()).isEqualTo(1);
    assertThat(night.planned).extracting(task -> task.run().day()).containsExactly(TONIGHT, LATE);
    assertThat(run.message()).contains("on " + GAP).contains("only reported: nightjar late list");
  }

  @Test
  void aNightWithoutTermsOrWithNothingWaitingStartsNothing() {
    night.plan.batch("a");
    night.late.found = FOUND;
    server.run(request());
    assertThat(night.late.asked).isEmpty();

    night.late.found = LateFound.NOTHING;
    RunReport report = server.run(request().withLate(LateTerms.DEFAULTS));

    assertThat(report.message()).doesNotContain("never published").doesNotContain("late data");
    assertThatThrownBy(() -> days.attach(ID).result()).hasMessageContaining(ID);
  }

  @Test
  void aLookThatFailsCostsNoNightAndIsSaid() {
    night.plan.batch("a");
    night.late.fault = Faults.permanent("the table is gone");

    RunReport report = server.run(request().withLate(LateTerms.DEFAULTS));

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.message())
        .contains("late data could not be looked for")
        .contains("the table is gone");
  }

  @Test
  void aNightThatCannotBePlannedStillStartsTheDaysThatWait() {
    night.late.found = FOUND;
    night.planFault =
        attempt -> {
          if (attempt == 1) {
            Faults.permanent("nobody has data").strike(attempt);
          }
        };
    night.plan.batch("a");

    RunHandle run = server.start(request().withLate(LateTerms.DEFAULTS));
    assertThatThrownBy(run::result).isInstanceOf(RunFailed.class);

    assertThat(days.attach(ID).result().completed()).isEqualTo(2);
  }

  @Test
  void noMoreDaysRunAtOnceThanTheTermsSay() {
    night.plan.batch("a");
    night.planFault = gate;
    List<LateDay> many =
        TONIGHT.minusDays(9).datesUntil(TONIGHT).map(day -> new LateDay(day, 0, 1)).toList();

    DaysHandle late = days.start(late(many, 3), TONIGHT);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> night.planned.size() == 3);
    assertThat(late.status().orElseThrow().running())
        .containsExactlyElementsOf(many.stream().limit(3).map(LateDay::day).toList());
    gate.open();

    assertThat(late.result().completed()).isEqualTo(9);
    assertThat(night.planned).hasSize(9);
  }

  @Test
  void aDayThatFailsOrThatAnotherRunIsAtCostsNoOther() {
    night.plan.batch("a");
    night.planFault = gate;
    RunHandle other = server.start(late(List.of(), 1).day(LATE, new Generation(5)));
    gate.awaitArrival();

    DaysHandle late =
        days.start(late(List.of(new LateDay(LATE, 0, 1), new LateDay(GAP, 0, 1)), 2), TONIGHT);
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> night.planned.size() == 2);
    gate.open();
    DaysReport report = late.result();

    assertThat(report.underWay()).isEqualTo(1);
    assertThat(report.completed()).isEqualTo(1);
    assertThat(report.problems()).singleElement().asString().contains(LATE.toString());
    assertThat(report.allCompleted()).isFalse();
    other.result();
  }

  @Test
  void aCancellationEndsTheDaysThatRunAndStartsNoOther() {
    night.plan.batch("a");
    night.processFaults.put(0, gate);

    DaysHandle late =
        days.start(late(List.of(new LateDay(LATE, 0, 1), new LateDay(GAP, 0, 1)), 1), TONIGHT);
    gate.awaitArrival();
    late.cancel();

    assertThatThrownBy(late::result).isInstanceOf(RunFailed.class).hasMessageContaining("cancel");
    assertThat(night.planned).extracting(PlanTask::run).extracting("day").containsExactly(LATE);
    assertThat(night.closed).extracting("state").containsExactly(RunState.CANCELLED);
  }

  @Test
  void askedForByHandItLooksItself() {
    night.plan.batch("a");
    night.late.found = FOUND;

    DaysReport report = days.start(late(null, 2), TONIGHT).result();

    assertThat(server.history(ID).priority()).isEqualTo(4);
    assertThat(night.late.asked.element().tonight()).isNull();
    assertThat(report.completed()).isEqualTo(2);
  }

  private static LateRequest late(@Nullable List<LateDay> found, int atOnce) {
    return new LateRequest(
        request().job(),
        "all",
        List.of(),
        found == null ? null : new Generation(1_795_478_400_000L),
        new LateTerms(null, Duration.ofMinutes(15), GapPolicy.RUN, atOnce),
        request().limits(),
        found == null ? null : new LateFound(found));
  }
}
