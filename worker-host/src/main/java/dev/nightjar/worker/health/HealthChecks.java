package dev.nightjar.worker.health;

import dev.nightjar.worker.health.Condition.State;
import io.grpc.StatusRuntimeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the parts again and again in threads of its own, each part in its own time, and posts what
 * it finds. A check that hangs holds up no other; its part counts as down before long.
 */
public final class HealthChecks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HealthChecks.class);

  private final HealthBoard board;
  private final Duration every;
  private final ScheduledExecutorService threads;

  /**
   * Nothing is checked yet.
   *
   * @param every how long after a check the next one comes
   */
  public HealthChecks(HealthBoard board, Duration every) {
    this.board = board;
    this.every = every;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newScheduledThreadPool(
            Part.values().length,
            task -> {
              Thread thread = new Thread(task, "health-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /** Checks a server, now and again. */
  public void server(Part part, ServerCheck check) {
    repeat(() -> ask(part, check));
  }

  /** Checks that no threads are locked against each other, now and again. */
  public void threads() {
    repeat(
        () -> {
          int deadlocked = Vitals.deadlocked();
          confirm(
              Part.THREADS,
              deadlocked == 0,
              "none is deadlocked",
              "%d are deadlocked".formatted(deadlocked));
        });
  }

  /** Checks that lanes are asked for tasks, now and again until {@link #drain}. */
  public void pollers(List<String> lanes) {
    board.post(Part.WORK, State.UP, "takes tasks", "");
    repeat(() -> lookAtPollers(lanes));
  }

  private void lookAtPollers(List<String> lanes) {
    List<String> unpolled = Vitals.unpolled(lanes);
    // Asked after the look: pollers that end because of a drain are none that died.
    if (board.of(Part.WORK).state() == State.UP) {
      confirm(
          Part.POLLERS,
          unpolled.isEmpty(),
          "every lane is asked for tasks",
          "nobody asks " + unpolled + " for tasks");
    } else {
      board.post(Part.POLLERS, State.DRAINING, "no lane is asked for tasks any more", "");
    }
  }

  /**
   * From now on no new tasks are taken.
   *
   * @param next what to do about it
   */
  public void drain(String next) {
    board.post(Part.WORK, State.DRAINING, "ends what was begun and takes nothing new", next);
    board.post(Part.POLLERS, State.DRAINING, "no lane is asked for tasks any more", "");
  }

  /** From now on tasks are taken again. */
  public void resume() {
    board.post(Part.WORK, State.UP, "takes tasks", "");
    board.confirm(Part.POLLERS, State.UP, "every lane is asked for tasks again", "");
  }

  /** Does something else beside the checks, now and again. */
  public void beside(Runnable task) {
    repeat(task);
  }

  private void confirm(Part part, boolean isUp, String good, String bad) {
    board.confirm(part, isUp ? State.UP : State.DOWN, isUp ? good : bad, isUp ? "" : Vitals.NEXT);
  }

  private void ask(Part part, ServerCheck check) {
    State before = board.of(part).state();
    try {
      check.requireAnswer();
      if (before == State.DOWN) {
        LOG.info("{} answers again", part.label());
      }
      board.confirm(part, State.UP, "answers", "");
    } catch (Exception e) {
      if (before != State.DOWN) {
        LOG.warn("{} does not answer: {}", part.label(), e.toString());
      }
      board.confirm(part, State.DOWN, "does not answer: " + kind(e), ServerWords.next(part));
    }
  }

  /** Its kind alone: messages hold addresses and keys, which are in the log. */
  private static String kind(Exception e) {
    return e instanceof StatusRuntimeException status
        ? status.getStatus().getCode().name()
        : e.getClass().getSimpleName();
  }

  private void repeat(Runnable check) {
    ScheduledFuture<?> unused =
        threads.scheduleWithFixedDelay(
            () -> guarded(check), 0, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void guarded(Runnable check) {
    try {
      check.run();
    } catch (RuntimeException | Error e) {
      // What is thrown on ends the checks for good.
      LOG.warn("A check of the worker host's health failed", e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
