package dev.nightjar.worker.presence;

import dev.nightjar.core.host.HostBeat;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.host.LaneLoad;
import dev.nightjar.core.host.StageLoad;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker host's signs of life in the ledger, every few seconds in a thread of its own, and what
 * it does when another state is wanted. While the ledger is away the host goes on as it was told
 * last. Thread-safe.
 */
public final class Presence implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Presence.class);

  /** Five signs within the time for which a host is taken for alive. */
  private static final Duration EVERY = Duration.ofSeconds(3);

  /** While it drains somebody waits for the end. */
  private static final Duration EVERY_WHEN_DRAINING = Duration.ofMillis(500);

  /** How long a start or a stop waits for the ledger to hear of it. */
  private static final Duration HEARD_WITHIN = Duration.ofSeconds(2);

  private final Hosts hosts;
  private final String host;
  private final String build;
  private final Supplier<List<LaneLoad>> load;
  private final Supplier<List<StageLoad>> stages;
  private final HostControl control;
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread beating = new Thread(task, "presence");
            beating.setDaemon(true);
            return beating;
          });

  private volatile HostState state = HostState.RUNNING;
  private boolean isHeard = true;

  /**
   * Says nothing yet.
   *
   * @param host its identity
   * @param build what it runs
   * @param load its lanes as they are at a moment
   * @param stages what the stages of its chunks and calls did since they were last asked for
   */
  public Presence(
      Hosts hosts,
      String host,
      String build,
      Supplier<List<LaneLoad>> load,
      Supplier<List<StageLoad>> stages,
      HostControl control) {
    this.hosts = hosts;
    this.host = host;
    this.build = build;
    this.load = load;
    this.stages = stages;
    this.control = control;
  }

  /**
   * Begins to give signs of life. Whoever hears afterwards that the host runs can name it to the
   * ledger: the first sign was given, unless the ledger takes more than two seconds for it.
   */
  public void start() {
    await(thread.submit(this::beatAgain));
    thread.execute(() -> tell(hosts::forgetSilent));
  }

  private void beatAgain() {
    try {
      beat();
    } finally {
      beatLater();
    }
  }

  private void beatLater() {
    Duration pause = state == HostState.DRAINING ? EVERY_WHEN_DRAINING : EVERY;
    try {
      ScheduledFuture<?> unused =
          thread.schedule(this::beatAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The last sign of life was given", e);
    }
  }

  private void beat() {
    HostState before = state;
    if (state == HostState.DRAINING && control.isIdle()) {
      enter(HostState.DRAINING, HostState.DRAINED);
      LOG.info("Drained: nothing is left to end, and nothing more is taken");
    }
    tell(() -> obey(hosts.beat(sign())));
    if (state != before) {
      tell(() -> hosts.beat(sign()));
    }
  }

  private HostBeat sign() {
    return new HostBeat(host, build, started, state, load.get(), stages.get());
  }

  private void obey(HostWish wish) {
    switch (wish) {
      case RUN -> {
        if (state == HostState.DRAINING || state == HostState.DRAINED) {
          LOG.info("Told to run: takes tasks again");
          control.resume();
          enter(state, HostState.RUNNING);
        }
      }
      case DRAIN -> {
        if (state == HostState.RUNNING) {
          LOG.info("Told to drain: ends what was begun, and takes nothing more until told to run");
          control.drain();
          enter(HostState.RUNNING, HostState.DRAINING);
        }
      }
      case STOP -> {
        if (state != HostState.STOPPING && state != HostState.STOPPED) {
          LOG.info("Told to stop");
          control.stop();
        }
      }
    }
  }

  /** A stop that came meanwhile stands. */
  private synchronized void enter(HostState from, HostState to) {
    if (state == from) {
      state = to;
    }
  }

  private void tell(Runnable words) {
    try {
      words.run();
      if (!isHeard) {
        LOG.info("The ledger takes signs of life again");
      }
      isHeard = true;
    } catch (RuntimeException | Error e) {
      // Not even memory that ran out ends the signs of a host that goes on.
      if (isHeard) {
        LOG.warn("Cannot give a sign of life; work goes on, tries again: {}", e.toString());
      }
      isHeard = false;
    }
  }

  /** Says that the host is about to end; nothing that is wanted changes that. */
  public void stopping() {
    say(HostState.STOPPING);
  }

  /** Says that it has ended; the last sign. */
  @Override
  public void close() {
    say(HostState.STOPPED);
    thread.shutdownNow();
  }

  private void say(HostState last) {
    synchronized (this) {
      state = last;
    }
    try {
      await(thread.submit(() -> tell(() -> hosts.beat(sign()))));
    } catch (RejectedExecutionException e) {
      LOG.debug("The last sign of life was given", e);
    }
  }

  private static void await(Future<?> told) {
    try {
      told.get(HEARD_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("The ledger did not hear of it in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
