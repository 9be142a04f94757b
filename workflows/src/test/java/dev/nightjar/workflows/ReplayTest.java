package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.request;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.Windows;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Histories of earlier code must replay on today's: a run that is under way when a new version is
 * deployed goes on with it. How to record new ones is in {@code histories/README.md}.
 */
class ReplayTest {
  private final TestWorkflowEnvironment temporal =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(TemporalConnections.clientOptions("default"))
              .build());

  @BeforeAll
  static void recordWhenAskedTo() throws IOException {
    String folder = System.getProperty("nightjar.histories.record", "");
    if (!folder.isEmpty()) {
      new HistoryRecorder(Path.of(folder)).recordAll();
    }
  }

  @AfterEach
  void stop() {
    temporal.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "happy-run",
        "happy-batch",
        "split-run",
        "split-batch",
        "retry-run",
        "retry-batch",
        "cancel-run",
        "cancel-batch",
        "attributes/happy-run",
        "attributes/happy-batch",
        "attributes/split-run",
        "attributes/split-batch",
        "attributes/retry-run",
        "attributes/retry-batch",
        "attributes/cancel-run",
        "attributes/cancel-batch",
        "attributes/trigger-go-on",
        "attributes/trigger-pause",
        "steering/pause-run",
        "steering/pause-batch",
        "late/night",
        "late/data",
        "backfill/first",
        "backfill/last",
        "giants/unshared-run",
        "giants/unshared-batch",
        "giants/fair-run",
        "giants/fair-batch",
        "outgrown/run",
        "outgrown/batch",
        "groups/run",
        "groups/front",
        "groups/back",
        "held/batch",
        "intermediate/run",
        "intermediate/batch"
      })
  void aRecordedHistoryReplays(String name) {
    Worker worker = temporal.newWorker(Lanes.COORDINATOR);
    Coordinator.register(worker);

    assertThatCode(() -> replay(name, worker)).doesNotThrowAnyException();
  }

  @Test
  void aBatchWhoseTurnsWereHeldReplays() {
    FakeNight night = new FakeNight();
    night.plan.giant("giant", 150);
    night.timeOfChunk = Duration.ofMillis(10);
    WorkflowExecutionHistory held;
    try (NightServer server = new NightServer(night, 2)) {
      server.run(request());
      held = server.history(server.batchId(request(), night, 0)).recorded();
    }
    Worker worker = temporal.newWorker(Lanes.COORDINATOR);
    Coordinator.register(worker);

    assertThatCode(() -> WorkflowReplayer.replayWorkflowExecution(held, worker))
        .doesNotThrowAnyException();
  }

  @Test
  void codeThatDoesSomethingElseIsNoticed() {
    Worker worker = temporal.newWorker(Lanes.COORDINATOR);
    worker.registerWorkflowImplementationTypes(WithoutAPlan.class);

    assertThatThrownBy(() -> replay("happy-run", worker)).isInstanceOf(RuntimeException.class);
  }

  private static void replay(String name, Worker worker) throws Exception {
    WorkflowReplayer.replayWorkflowExecution(
        WorkflowExecutionHistory.fromJson(
            new String(recorded(name), StandardCharsets.UTF_8), request().workflowId()),
        worker);
  }

  /** As text, or compressed. */
  private static byte[] recorded(String name) throws IOException {
    String file = "/histories/" + name + ".json";
    try (InputStream text = ReplayTest.class.getResourceAsStream(file)) {
      if (text != null) {
        return text.readAllBytes();
      }
    }
    try (InputStream compressed =
            Objects.requireNonNull(ReplayTest.class.getResourceAsStream(file + ".gz"), name);
        InputStream text = new GZIPInputStream(compressed)) {
      return text.readAllBytes();
    }
  }

  /** A run that ends at once, unlike any that was recorded. */
  public static final class WithoutAPlan implements NightlyRun {
    @Override
    public RunReport run(RunRequest request) {
      return new RunReport(
          request.runStartedAt(Instant.EPOCH.plusSeconds(60)),
          RunState.COMPLETED,
          0,
          0,
          0,
          0,
          RowCounts.NONE,
          LeftOut.NOBODY,
          List.of(),
          List.of(),
          "");
    }

    @Override
    public RunStatus progress() {
      return status();
    }

    @Override
    public RunStatus pause(String reason) {
      return status();
    }

    @Override
    public void mayPause(String reason) {}

    @Override
    public RunStatus resume() {
      return status();
    }

    @Override
    public void mayResume() {}

    @Override
    public RunStatus setWindow(Windows windows) {
      return status();
    }

    @Override
    public void maySetWindow(Windows windows) {}

    private static RunStatus status() {
      return new RunStatus(null, "ended", 0, 0, 0, 0, RowCounts.NONE, "", List.of());
    }
  }
}
