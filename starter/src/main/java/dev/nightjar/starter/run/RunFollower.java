package dev.nightjar.starter.run;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.starter.connect.Interruption;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.LiveDisplay;
import dev.nightjar.workflows.RunStatus;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.RunReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Follows a run to its end or to a signal, showing its progress out of the ledger. Temporal is
 * asked only which run it is. Not thread-safe.
 */
public final class RunFollower {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final Duration MOST_BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final Duration WITHOUT_WORKERS = Duration.ofSeconds(10);

  /** A display may take one part in so many of the ledger's time. */
  private static final int SHARE = 10;

  private static final RunProgress NOTHING =
      new RunProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, RowCounts.NONE);

  private final Ledger ledger;
  private final LiveDisplay display;
  private final Interruption interruption;
  private final String title;
  private final long started = System.nanoTime();
  private @Nullable RunWatch watch;
  private @Nullable RunGlance last;
  private boolean warned;

  /**
   * A follower.
   *
   * @param ledger to read from
   * @param display to show it on
   * @param interruption what ends the following, not the run
   * @param title what to call the run
   */
  public RunFollower(Ledger ledger, LiveDisplay display, Interruption interruption, String title) {
    this.ledger = ledger;
    this.display = display;
    this.interruption = interruption;
    this.title = title;
  }

  /**
   * Waits for the run's end.
   *
   * @return its report; empty when a signal came before
   * @throws dev.nightjar.workflows.client.RunFailed when it ended without a report
   */
  public Optional<RunReport> follow(RunHandle handle) {
    Optional<RunReport> report = handle.await(BETWEEN_LOOKS);
    Duration pause = Duration.ZERO;
    long look = System.nanoTime();
    while (report.isEmpty() && interruption.received().isEmpty()) {
      if (Elapsed.since(look).compareTo(pause) >= 0) {
        look = System.nanoTime();
        show(handle);
        pause = pause(Elapsed.since(look));
        look = System.nanoTime();
      }
      report = handle.await(BETWEEN_LOOKS);
    }
    return report;
  }

  private static Duration pause(Duration look) {
    Duration pause = look.multipliedBy(SHARE);
    if (pause.compareTo(BETWEEN_LOOKS) < 0) {
      return BETWEEN_LOOKS;
    }
    return pause.compareTo(MOST_BETWEEN_LOOKS) > 0 ? MOST_BETWEEN_LOOKS : pause;
  }

  /** The time since the run was started or found. */
  public Duration elapsed() {
    return Elapsed.since(started);
  }

  /** Which run it is; empty while no coordinator has said so. */
  public Optional<RunId> run() {
    return Optional.ofNullable(watch).map(RunWatch::run);
  }

  private void show(RunHandle handle) {
    if (watch == null) {
      watch =
          handle.status().map(RunStatus::run).map(run -> new RunWatch(ledger, run)).orElse(null);
    }
    if (watch == null && !warned && elapsed().compareTo(WITHOUT_WORKERS) > 0) {
      warned = true;
      display.line(
          "No worker host has taken %s yet. Start one: nightjar worker"
              .formatted(handle.workflowId()));
    }
    display.show(look(handle));
  }

  private RunView look(RunHandle handle) {
    String note = "";
    RunGlance before = last;
    try {
      last = watch == null ? null : watch.look().orElse(null);
      if (watch != null && isStill(before, last) && handle.isPaused()) {
        note = "Paused. Go on with: nightjar runs resume " + watch.run();
      }
    } catch (LedgerUnavailable e) {
      note = "The ledger does not answer; what it last said is shown. The run goes on";
    }
    RunGlance glance = last;
    return new RunView(title, glance == null ? beginning() : glance, note);
  }

  /** Only of a run that stands still Temporal is asked whether it is paused. */
  private static boolean isStill(@Nullable RunGlance before, @Nullable RunGlance now) {
    return before != null && now != null && before.progress().equals(now.progress());
  }

  private RunGlance beginning() {
    return new RunGlance(
        NOTHING, elapsed(), 0, Optional.empty(), List.of(), List.of(), List.of(), Instant.now());
  }
}
