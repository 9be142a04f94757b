package dev.nightjar.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.TriggerReport;
import dev.nightjar.workflows.message.TriggerReport.Outcome;
import dev.nightjar.workflows.message.TriggerRequest;
import io.temporal.client.WorkflowFailedException;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a schedule's trigger makes of its scheduled time. */
@Timeout(180)
class TriggerTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final Gate gate = Gate.forAll();

  @AfterEach
  void stop() {
    gate.open();
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-28T23:30:00Z, 2026-03-28",
    "2026-03-29T23:30:00Z, 2026-03-29",
    "2026-10-24T23:30:00Z, 2026-10-24",
    "2026-10-25T23:30:00Z, 2026-10-25",
    "2019-01-01T00:00:30Z, 2018-12-31"
  })
  void theBusinessDayIsToldByTheScheduledTimeAlone(Instant scheduled, LocalDate day) {
    night.plan.batch("a");

    TriggerReport report = start(scheduled, AfterFailure.GO_ON);

    assertThat(report)
        .isEqualTo(
            new TriggerReport(
                scheduled,
                day,
                "nightly/merchant-analytics/%s/europe".formatted(day),
                Outcome.STARTED));
    assertThat(server.runs.attach(report.workflowId()).result().state())
        .isEqualTo(RunState.COMPLETED);
    PlanTask planned = night.planned.element();
    assertThat(planned.run().day()).isEqualTo(day);
    assertThat(planned.zones()).containsExactly(BERLIN);
    assertThat(planned.run().generation().cutoff())
        .as("the cutoff is of the start, as with any run")
        .isEqualTo(planned.temporalTime().minusSeconds(30));
  }

  @Test
  void theTriggerEndsWhileItsNightGoesOn() {
    night.plan.batch("a");
    night.planFault = gate;

    TriggerReport report = start(Instant.parse("2026-11-22T23:30:00Z"), AfterFailure.GO_ON);
    gate.awaitArrival();
    gate.open();

    assertThat(server.history("trigger-2026-11-22T23:30:00Z").prioritiesOfChildren())
        .as("tonight comes before late data and backfills")
        .containsExactly(3);
    assertThat(server.runs.attach(report.workflowId()).result().state())
        .isEqualTo(RunState.COMPLETED);
  }

  @Test
  void aNightThatIsUnderWayStaysTheOnlyOne() {
    night.plan.batch("a");
    night.planFault = gate;
    Instant scheduled = Instant.parse("2026-11-22T23:30:00Z");
    start(scheduled, AfterFailure.GO_ON);
    gate.awaitArrival();

    TriggerReport again = start(scheduled.plusSeconds(600), AfterFailure.PAUSE);
    gate.open();

    assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_RUNNING);
    server.runs.attach(again.workflowId()).result();
    assertThat(night.closed).hasSize(1);
  }

  @Test
  void aTriggerThatWaitsFailsAsItsNightDoes() {
    night.planFault = Faults.permanent("nobody is registered");

    assertThatThrownBy(() -> start(Instant.parse("2026-11-22T23:30:00Z"), AfterFailure.PAUSE))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .isInstanceOf(ApplicationFailure.class)
        .hasMessageContaining("nightly/merchant-analytics/2026-11-22/europe failed")
        .hasMessageContaining("nobody is registered");
  }

  @Test
  void aTriggerThatDoesNotWaitEndsWellThoughItsNightFails() {
    night.planFault = Faults.permanent("nobody is registered");

    assertThat(start(Instant.parse("2026-11-22T23:30:00Z"), AfterFailure.GO_ON).outcome())
        .isEqualTo(Outcome.STARTED);
  }

  @Test
  void aTriggerWithoutAScheduledTimeSaysWhatToDo() {
    assertThatThrownBy(
            () ->
                Triggers.stub(server, "by-hand", SearchAttributes.EMPTY)
                    .run(Triggers.request(AfterFailure.GO_ON)))
        .isInstanceOf(WorkflowFailedException.class)
        .cause()
        .hasMessageContaining("has no scheduled time")
        .hasMessageContaining("nightjar schedule trigger");
    assertThat(night.planned).isEmpty();
  }

  @Test
  void aScheduledNightIsAskedForAsAManualOneIs() {
    TriggerRequest all =
        new TriggerRequest(
            new JobName("merchant-analytics"),
            "all",
            List.of(),
            AfterFailure.GO_ON,
            Requests.request().limits(),
            null);

    assertThat(all.nightOf(Instant.parse("2026-11-23T12:30:00Z"))).isEqualTo(Requests.request());
  }

  private TriggerReport start(Instant scheduled, AfterFailure afterFailure) {
    return Triggers.start(server, "trigger-" + scheduled, scheduled, afterFailure);
  }
}
