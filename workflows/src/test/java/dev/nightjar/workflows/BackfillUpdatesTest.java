package dev.nightjar.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.workflows.client.ChangeRefused;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.DaysStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Changes of a backfill while one execution after the other carries it. */
@Timeout(720)
class BackfillUpdatesTest {
  private static final int DAYS = 2 * BackfillWorkflow.DAYS_PER_EXECUTION + 7;

  private final FakeNight night = new FakeNight();
  private final NightServer server = new NightServer(night);
  private final DaysClient days = new DaysClient(server.temporal.getWorkflowClient());
  private final BackfillRequest request = BackfillTest.backfill(DAYS, 10, AfterFailedDay.GO_ON);
  private final List<String> refusals = new ArrayList<>();
  private int answers;

  @AfterEach
  void stop() {
    server.close();
  }

  /**
   * Days take no time, so that many of the changes meet the end of one execution and the start of
   * the next.
   */
  @Test
  void everyAnswerTakesEffectOrIsARefusalInWordsAlsoBetweenTwoExecutions() {
    night.plan.batch("a");
    days.start(request);

    while (days.isRunning(request.workflowId())) {
      if (asked(DaysHandle::pause).isPresent()) {
        assertThat(phase()).as("after a pause was taken").isIn("pausing", "paused", "ended");
        awaitQuiet();
        int planned = night.planned.size();
        assertThat(phase()).isIn("paused", "ended");
        assertThat(night.planned).as("nothing starts in a pause").hasSize(planned);
      }
      while (isPaused() && asked(DaysHandle::resume).isEmpty()) {
        assertThat(refusals).as("refusals of a resume").hasSizeLessThan(50);
      }
    }

    DaysReport report = days.attach(request.workflowId()).result();
    assertThat(report.completed()).isEqualTo(DAYS);
    assertThat(night.planned.stream().map(task -> task.run().day()).distinct()).hasSize(DAYS);
    assertThat(night.planned).hasSize(DAYS);
    assertThat(phase()).isEqualTo("ended");
    assertThat(answers).as("changes that were taken").isGreaterThan(2);
    System.out.printf("%d changes taken, refused: %s%n", answers, refusals);
  }

  private Optional<DaysStatus> asked(Function<DaysHandle, DaysStatus> change) {
    try {
      DaysStatus status = change.apply(days.attach(request.workflowId()));
      answers++;
      return Optional.of(status);
    } catch (ChangeRefused refused) {
      assertThat(refused.getMessage())
          .isNotBlank()
          .doesNotContain("Exception", "io.temporal", "io.grpc", "null");
      refusals.add(refused.getMessage());
      return Optional.empty();
    }
  }

  private boolean isPaused() {
    return List.of("pausing", "paused").contains(phase());
  }

  private void awaitQuiet() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> !phase().equals("pausing"));
  }

  /** Of the latest execution. */
  private String phase() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> days.attach(request.workflowId()).status(), Optional::isPresent)
        .map(DaysStatus::phase)
        .orElseThrow();
  }
}
