package dev.nightjar.workflows;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunRequest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Requests and limits for tests. */
final class Requests {
  private Requests() {}

  static RunRequest request() {
    return request(limits(8, 100, 100));
  }

  static RunRequest request(RunLimits limits) {
    return request(limits, null);
  }

  static RunRequest request(RunLimits limits, @Nullable Generation asOf) {
    return new RunRequest(
        new JobName("merchant-analytics"),
        LocalDate.of(2026, 11, 22),
        RunRequest.ALL,
        List.of(),
        Existing.KEEP,
        asOf,
        limits);
  }

  static RunLimits limits(int windowOfBatches, int windowOfChunks, int merchantsPerPublish) {
    return limits(windowOfBatches, windowOfChunks, merchantsPerPublish, Duration.ofMinutes(1));
  }

  static RunLimits limits(
      int windowOfBatches, int windowOfChunks, int merchantsPerPublish, Duration heartbeatTimeout) {
    return new RunLimits(
        PlanOptions.DEFAULTS,
        windowOfBatches,
        windowOfChunks,
        merchantsPerPublish,
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        heartbeatTimeout,
        Duration.ofHours(2));
  }
}
