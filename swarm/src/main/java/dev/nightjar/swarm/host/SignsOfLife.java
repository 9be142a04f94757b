package dev.nightjar.swarm.host;

import dev.nightjar.swarm.temporal.CallActivities;
import dev.nightjar.swarm.thread.Daemons;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import io.temporal.failure.TimeoutFailure;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Heartbeats beside a long execution; their answer says when it is cancelled. */
final class SignsOfLife implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SignsOfLife.class);
  private static final ScheduledThreadPoolExecutor CLOCK =
      Daemons.clock("nightjar-swarm-heartbeats");

  private final ActivityExecutionContext context;
  private final @Nullable Duration timeout;
  private @Nullable Future<?> beats;

  SignsOfLife(ActivityExecutionContext context, @Nullable Duration timeout) {
    this.context = context;
    this.timeout = timeout;
  }

  /** Begins, where the call has a heartbeat time-out. */
  void start(Runnable cancel) {
    if (timeout != null && !timeout.isZero()) {
      long every = CallActivities.HEARTBEAT_EVERY.toMillis();
      beats = CLOCK.scheduleAtFixedRate(() -> beat(cancel), every, every, TimeUnit.MILLISECONDS);
    }
  }

  private void beat(Runnable cancel) {
    try {
      context.heartbeat(null);
    } catch (ActivityWorkerShutdownException e) {
      LOG.debug("The worker host ends; the call has its grace", e);
    } catch (ActivityCompletionException e) {
      if (e.getCause() instanceof TimeoutFailure) {
        LOG.debug("Temporal has taken no heartbeat for long; the call goes on all the same", e);
      } else {
        cancel.run();
      }
    } catch (RuntimeException e) {
      LOG.debug("A heartbeat was not delivered; the next one will be", e);
    }
  }

  @Override
  public void close() {
    if (beats != null) {
      beats.cancel(false);
    }
  }
}
