package dev.nightjar.workflows;

import static dev.nightjar.workflows.Requests.limits;
import static dev.nightjar.workflows.Requests.request;

import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.DaysHandle;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.AfterFailedDay;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.BackfillRequest;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.TriggerReport;
import dev.nightjar.workflows.message.Windows;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Records histories of whole runs and their batches, for {@link ReplayTest}. */
final class HistoryRecorder {
  private final Path folder;

  HistoryRecorder(Path folder) {
    this.folder = folder;
  }

  void recordAll() throws IOException {
    recordHappy();
    recordSplit();
    recordRetry();
    recordCancel();
    recordTrigger();
    recordPause();
    recordLate();
    recordBackfill();
    recordGiant();
    recordOutgrown();
  }

  private void recordHappy() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a b", "c").batch("d");
    try (NightServer server = new NightServer(night)) {
      server.run(request());
      write(server, night, "happy");
    }
  }

  private void recordSplit() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a b c", "d");
    night.processFaults.put(0, Faults.permanent("bad currency"));
    night.processFaults.put(FakePlan.partOf(0, 1), Faults.permanent("b has a bad currency"));
    try (NightServer server = new NightServer(night)) {
      server.run(request(limits(1, 2, 2)));
      write(server, night, "split");
    }
  }

  private void recordRetry() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a", "b");
    night.planFault = Faults.transientUntilAttempt(3);
    night.processFaults.put(1, Faults.transientUntilAttempt(3));
    night.publishFault = Faults.transientUntilAttempt(3);
    try (NightServer server = new NightServer(night)) {
      server.run(request());
      write(server, night, "retry");
    }
  }

  private void recordCancel() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a", "b").batch("c");
    Gate gate = Gate.forAll();
    night.processFaults.put(0, gate);
    try (NightServer server = new NightServer(night)) {
      RunHandle run = server.start(request(limits(1, 1, 1)));
      gate.awaitArrival();
      run.cancel();
      awaitFailure(run);
      gate.open();
      write(server, night, "cancel");
    }
  }

  private void recordTrigger() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a");
    try (NightServer server = new NightServer(night)) {
      for (AfterFailure afterFailure : AfterFailure.values()) {
        String id = "trigger-" + afterFailure;
        TriggerReport report =
            Triggers.start(server, id, Instant.parse("2026-11-22T23:30:00Z"), afterFailure);
        server.runs.attach(report.workflowId()).result();
        write(server.history(id), id.toLowerCase(Locale.ROOT).replace('_', '-'));
      }
    }
  }

  private void recordPause() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a", "b").batch("c");
    Gate gate = Gate.forAll();
    night.processFaults.put(0, gate);
    try (NightServer server = new NightServer(night)) {
      RunHandle run = server.start(request(limits(1, 1, 1)));
      gate.awaitArrival();
      run.pause("for the record");
      gate.open();
      run.set(new Windows(2, 3));
      run.resume();
      run.result();
      write(server, night, "pause");
    }
  }

  private void recordLate() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a");
    LocalDate tonight = request().day();
    night.late.found =
        new LateFound(
            List.of(
                new LateDay(tonight.minusDays(3), 0, 4),
                new LateDay(tonight.minusDays(2), 1, 1),
                new LateDay(tonight.minusDays(1), 2, 0)));
    try (NightServer server = new NightServer(night)) {
      server.run(request().withLate(LateTerms.DEFAULTS));
      String late = "late/merchant-analytics/all";
      new DaysClient(server.temporal.getWorkflowClient()).attach(late).result();
      write(server.history(request().workflowId()), "late-night");
      write(server.history(late), "late-data");
    }
  }

  private void recordBackfill() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a");
    Gate gate = Gate.forAll();
    night.planFault = gate;
    int days = BackfillWorkflow.DAYS_PER_EXECUTION + 2;
    BackfillRequest request = BackfillTest.backfill(days, 4, AfterFailedDay.GO_ON);
    try (NightServer server = new NightServer(night)) {
      WorkflowStub first =
          server
              .temporal
              .getWorkflowClient()
              .newUntypedWorkflowStub(
                  "Backfill",
                  WorkflowOptions.newBuilder()
                      .setWorkflowId(request.workflowId())
                      .setTaskQueue(Lanes.COORDINATOR)
                      .build());
      WorkflowExecution execution = first.start(request);
      gate.awaitArrival();
      DaysHandle handle =
          new DaysClient(server.temporal.getWorkflowClient()).attach(request.workflowId());
      handle.pause();
      handle.resume();
      gate.open();
      handle.result();
      write(
          new History(
              server
                  .temporal
                  .getWorkflowClient()
                  .fetchHistory(execution.getWorkflowId(), execution.getRunId())),
          "backfill-first");
      write(server.history(request.workflowId()), "backfill-last");
    }
  }

  private void recordGiant() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.giant("giant", 12).giant("second", 8).batch("a");
    try (NightServer server = new NightServer(night)) {
      server.run(request());
      write(server, night, "giant");
    }
  }

  private void recordOutgrown() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a b", "c", "d");
    night.outgrown.put(0, new Outgrowth(0, 80_000, 3));
    night.outgrown.put(2, new Outgrowth(0, 90_000, 2));
    night.processFaults.put(FakePlan.rangeOf(2, 1), Faults.permanent("d has a bad currency"));
    try (NightServer server = new NightServer(night)) {
      server.run(request(limits(1, 2, 2).withSplitFactor(4)));
      write(server, night, "outgrown");
    }
  }

  private static void awaitFailure(RunHandle run) {
    try {
      throw new IllegalStateException("The run was cancelled, yet it ended: " + run.result());
    } catch (RunFailed cancelled) {
      assert cancelled.getCause() != null;
    }
  }

  private void write(NightServer server, FakeNight night, String name) throws IOException {
    write(server.history(request().workflowId()), name + "-run");
    write(server.history(server.batchId(request(), night, 0)), name + "-batch");
  }

  private void write(History history, String name) throws IOException {
    Files.writeString(folder.resolve(name + ".json"), history.recorded().toJson(true) + "\n");
  }
}
