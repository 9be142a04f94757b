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
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.message.TriggerReport;
import dev.nightjar.workflows.message.Urgency;
import dev.nightjar.workflows.message.Windows;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** Records histories of whole runs and their batches, for {@link ReplayTest}. */
final class HistoryRecorder {
  private static final int BATCHES_OF_GROUPS = 501;
  private static final int EVENTS_AS_TEXT = 300;

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
    recordGroups();
    recordHeld();
    recordFromIntermediate();
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

  /** The first group is told its whole window when the second, smaller one has ended. */
  private void recordGroups() throws IOException {
    FakeNight night = new FakeNight();
    for (int batch = 0; batch < BATCHES_OF_GROUPS; batch++) {
      night.plan.batch("m" + batch);
    }
    try (NightServer server = new NightServer(night)) {
      server.run(request());
      String run = request().workflowId();
      String generation = night.planned.element().run().generation().toString();
      write(server.history(run), "groups-run");
      write(server.history(run + "/batches-0-399/" + generation), "groups-front");
      write(server.history(run + "/batches-400-500/" + generation), "groups-back");
    }
  }

  /** Two slots and chunks of some milliseconds, so that ends are taken in together. */
  private void recordHeld() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.giant("giant", 150);
    night.timeOfChunk = Duration.ofMillis(10);
    try (NightServer server = new NightServer(night, 2)) {
      server.run(request());
      History batch = server.history(server.batchId(request(), night, 0));
      if (batch.mostTogether() < 4) {
        throw new IllegalStateException("No turn was held: record again on a quiet machine");
      }
      write(batch, "held-batch");
    }
  }

  private void recordFromIntermediate() throws IOException {
    FakeNight night = new FakeNight();
    night.plan.batch("a b", "c").batch("d");
    RunRequest raw = request();
    RunRequest request =
        new RunRequest(
            raw.job(),
            raw.day(),
            raw.group(),
            raw.merchants(),
            Existing.REPLACE,
            raw.asOf(),
            raw.limits(),
            raw.zones(),
            raw.late(),
            Urgency.BACKFILL,
            raw.retryOf(),
            From.INTERMEDIATE);
    try (NightServer server = new NightServer(night)) {
      server.run(request);
      write(server, night, "intermediate");
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

  /** Long ones are compressed. */
  private void write(History history, String name) throws IOException {
    byte[] json = (history.recorded().toJson(true) + "\n").getBytes(StandardCharsets.UTF_8);
    if (history.events().size() > EVENTS_AS_TEXT) {
      try (OutputStream file =
          new GZIPOutputStream(Files.newOutputStream(folder.resolve(name + ".json.gz")))) {
        file.write(json);
      }
    } else {
      Files.write(folder.resolve(name + ".json"), json);
    }
  }
}
