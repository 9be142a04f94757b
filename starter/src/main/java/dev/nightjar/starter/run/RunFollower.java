package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunReport;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows a run to its end, showing its progress out of the ledger. Not thread-safe. */
public final class RunFollower {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration WITHOUT_WORKERS = Duration.ofSeconds(10);

  private final Ledger ledger;
  private final ProgressLine progress;
  private final long started = System.nanoTime();
  private @Nullable RunId run;
  private boolean warned;

  /** With the ledger to read from and the line to show it on. */
  public RunFollower(Ledger ledger, ProgressLine progress) {
    this.ledger = ledger;
    this.progress = progress;
  }

  /**
   * Waits for the run's end.
   *
   * @throws dev.nightjar.workflows.client.RunFailed when it ended without a report
   */
  public RunReport follow(RunHandle handle) {
    try {
      Optional<RunReport> report = handle.await(BETWEEN_LOOKS);
      while (report.isEmpty()) {
        show(handle);
        report = handle.await(BETWEEN_LOOKS);
      }
      return report.get();
    } finally {
      progress.clear();
    }
  }

  /** The time since the run was started or found. */
  public Duration elapsed() {
    return Elapsed.since(started);
  }

  private void show(RunHandle handle) {
    if (run == null) {
      run = handle.status().map(RunStatus::run).orElse(null);
    }
    Optional<RunRecord> found = run == null ? Optional.empty() : ledger.run(run);
    if (found.isPresent()) {
      progress.update(RunText.progress(found.get().progress(), elapsed()));
    } else if (run == null && !warned && elapsed().compareTo(WITHOUT_WORKERS) > 0) {
      warned = true;
      progress.line(
          "No worker host has taken %s yet. Start one: nightjar worker"
              .formatted(handle.workflowId()));
    } else {
      progress.update("planning, " + Elapsed.text(elapsed()));
    }
  }
}
