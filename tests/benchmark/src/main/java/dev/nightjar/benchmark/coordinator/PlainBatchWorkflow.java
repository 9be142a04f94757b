package dev.nightjar.benchmark.coordinator;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkTask;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A window of activities: when it is full, wait for any to end, and go on. */
public final class PlainBatchWorkflow implements PlainBatch {
  private static final int WINDOW = 100;
  private static final RunId RUN =
      new RunId(new JobName("plain"), LocalDate.of(2026, 11, 20), "plain", new Generation(1));

  private final ProcessActivities activities =
      Workflow.newActivityStub(
          ProcessActivities.class,
          ActivityOptions.newBuilder()
              .setTaskQueue(Lanes.PROCESS)
              .setStartToCloseTimeout(Duration.ofHours(6))
              .setHeartbeatTimeout(Duration.ofSeconds(30))
              .build());

  @Override
  public void run(int chunks) {
    List<Promise<ChunkOutcome>> running = new ArrayList<>();
    for (int chunk = 0; chunk < chunks; chunk++) {
      if (running.size() == WINDOW) {
        Promise.anyOf(running).get();
        running.removeIf(Promise::isCompleted);
      }
      ChunkTask task = new ChunkTask(new ChunkId(RUN, chunk), new JobVersion(1));
      running.add(Async.function(activities::process, task));
    }
    Promise.allOf(running).get();
  }
}
