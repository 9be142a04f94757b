package dev.nightjar.activities.window;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityWorkerShutdownException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * The heartbeat of the activity that runs on the calling thread.
 *
 * <p>Once a worker host is to stop it sends no more heartbeats, and the client throws instead. That
 * is no reason to give up: the activity has the host's grace to end. Should it take longer than the
 * heartbeat time-out, another host begins it as well, which is harmless.
 */
public final class ActivityHeartbeat implements Heartbeat {
  private final ActivityExecutionContext context;
  private final Supplier<?> details;

  private ActivityHeartbeat(ActivityExecutionContext context, Supplier<?> details) {
    this.context = context;
    this.details = details;
  }

  /** To be called on the activity's thread; each beat carries what the details then are. */
  public static Heartbeat of(Supplier<?> details) {
    return new ActivityHeartbeat(Activity.getExecutionContext(), details);
  }

  @Override
  public void beat() {
    try {
      context.heartbeat(details.get());
    } catch (ActivityWorkerShutdownException | RejectedExecutionException stopping) {
      // The worker host waits for the activity, or interrupts it when the grace is over.
    }
  }
}
