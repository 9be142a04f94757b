package dev.nightjar.workflows.control;

import dev.nightjar.workflows.message.Company;
import dev.nightjar.workflows.message.Flow;
import dev.nightjar.workflows.message.GroupChange;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.Windows;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What operators have changed of a run. A change is first asked for: what stands against it comes
 * back in words. Not thread-safe.
 */
public final class RunControl {
  private final Pace batches;
  private int windowOfChunks;
  private Instant deadline;
  private Company company = Company.ALONE;
  private int changes;
  private @Nullable Instant pausedAt;
  private String reason = "";

  /** Of a run that begins, within its limits. */
  public RunControl(RunLimits limits, Instant deadline) {
    this.batches = new Pace(limits.windowOfBatches());
    this.windowOfChunks = limits.windowOfChunks();
    this.deadline = deadline;
  }

  /** How many batches may run at once, now and after every change. */
  public Pace batches() {
    return batches;
  }

  /** What stands against a pause. */
  public Optional<String> againstPause() {
    return pausedAt == null
        ? Optional.empty()
        : Optional.of("it is paused since %s%s".formatted(pausedAt, why()));
  }

  /** Pauses. */
  public RunChange pause(Instant now, String why) {
    pausedAt = now;
    reason = why;
    batches.set(Flow.PAUSED);
    return changed();
  }

  /** What stands against going on. */
  public Optional<String> againstResume() {
    return pausedAt == null ? Optional.of("it is not paused") : Optional.empty();
  }

  /** Goes on; the deadline is later by as long as the pause lasted. */
  public RunChange resume(Instant now) {
    deadline = deadline.plus(Duration.between(pausedAt == null ? now : pausedAt, now));
    pausedAt = null;
    reason = "";
    batches.set(Flow.GOES_ON);
    return changed();
  }

  /** What stands against other windows. */
  public Optional<String> against(Windows windows) {
    if (windows.batches() == 0 && windows.chunks() == 0) {
      return Optional.of("no window is given");
    }
    if (windows.batches() < 0 || windows.batches() > Windows.MOST_BATCHES) {
      return Optional.of(
          "a window of %d batches is not in 1..%d"
              .formatted(windows.batches(), Windows.MOST_BATCHES));
    }
    return windows.chunks() < 0 || windows.chunks() > Windows.MOST_CHUNKS
        ? Optional.of(
            "a window of %d chunks is not in 1..%d"
                .formatted(windows.chunks(), Windows.MOST_CHUNKS))
        : Optional.empty();
  }

  /** Sets the windows that are given. */
  public RunChange set(Windows windows) {
    if (windows.batches() > 0) {
      batches.widen(windows.batches());
    }
    if (windows.chunks() > 0) {
      windowOfChunks = windows.chunks();
    }
    return changed();
  }

  /** Chunks of a batch that are dispatched at once. */
  public int windowOfChunks() {
    return windowOfChunks;
  }

  /** Until when what may pass is retried. */
  public Instant deadline() {
    return deadline;
  }

  /** "paused since 2026-11-23T01:02:03Z: reason"; empty while it goes on. */
  public String pausedWords() {
    return pausedAt == null ? "" : "paused since %s%s".formatted(pausedAt, why());
  }

  private String why() {
    return reason.isBlank() ? "" : ": " + reason;
  }

  /** Takes in how the run goes, for a group of its batches. */
  public RunChange take(GroupChange change) {
    batches.widen(change.windowOfBatches());
    batches.set(change.flow());
    windowOfChunks = change.windowOfChunks();
    deadline = change.deadline();
    company = change.company();
    return changed();
  }

  /** Whether another group of the run's batches runs. */
  public Company company() {
    return company;
  }

  /** What holds now, to be told once more: what a batch is to make of it has changed. */
  public RunChange again() {
    return changed();
  }

  private RunChange changed() {
    changes++;
    return new RunChange(changes, batches.flow(), windowOfChunks, deadline);
  }
}
