package dev.nightjar.worker.metrics;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import org.jspecify.annotations.Nullable;

/**
 * Counts every execution of an activity at its edge: what it was given, what came of it and how
 * long it took. Thread-safe.
 */
public final class ActivityMeters extends WorkerInterceptorBase {
  private final StageMeters stages;
  private final SlotMeters slots;

  /** Over the metrics of a worker host. */
  public ActivityMeters(StageMeters stages, SlotMeters slots) {
    this.stages = stages;
    this.slots = slots;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Counted(next);
  }

  private final class Counted extends ActivityInboundCallsInterceptorBase {
    private @Nullable ActivityInfo info;

    Counted(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      info = context.getInfo();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      ActivityInfo execution = info;
      if (execution == null) {
        return super.execute(input);
      }
      Object[] arguments = input.getArguments();
      Object task = arguments != null && arguments.length > 0 ? arguments[0] : "";
      String lane = execution.getActivityTaskQueue();
      long started = System.nanoTime();
      slots.taken(lane);
      try {
        ActivityOutput output = super.execute(input);
        stages.done(task, output.getResult(), System.nanoTime() - started);
        return output;
      } catch (RuntimeException | Error e) {
        stages.failed(execution.getActivityType(), task, e, System.nanoTime() - started);
        throw e;
      } finally {
        slots.given(lane);
      }
    }
  }
}
