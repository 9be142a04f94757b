package dev.nightjar.worker.log;

import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.util.Map;
import org.slf4j.MDC;

/** Puts run, batch and chunk into the log context while an activity executes. Thread-safe. */
public final class LoggedActivities extends WorkerInterceptorBase {
  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new ActivityInboundCallsInterceptorBase(next) {
      @Override
      public ActivityOutput execute(ActivityInput input) {
        Object[] arguments = input.getArguments();
        Map<String, String> context = TaskContext.of(arguments.length == 0 ? null : arguments[0]);
        context.forEach(MDC::put);
        try {
          return super.execute(input);
        } finally {
          context.keySet().forEach(MDC::remove);
        }
      }
    };
  }
}
