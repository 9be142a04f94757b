package dev.nightjar.activities.process;

import dev.nightjar.activities.night.Bench;
import dev.nightjar.activities.night.Night;
import dev.nightjar.core.ledger.ChunkOutcome;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.message.ChunkProgress;
import io.temporal.testing.TestActivityEnvironment;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;

/** An execution of a chunk that dies, and the one after it. */
final class Resumption {
  private Resumption() {}

  /** Until an execution has told of a sealed slice: heartbeats are sent now and then. */
  static void awaitSealed(List<ChunkProgress> said) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> said.stream().anyMatch(each -> each.slices() > 0));
  }

  /** Processes the night's first chunk as the execution after one that said this last. */
  static ChunkOutcome goOn(Night night, Object said) {
    TestActivityEnvironment environment = Bench.environment();
    try {
      environment.registerActivitiesImplementations(night.processActivity());
      environment.setHeartbeatDetails(said);
      return environment
          .newActivityStub(ProcessActivities.class)
          .process(night.task(night.run(1), 0));
    } finally {
      environment.close();
    }
  }
}
