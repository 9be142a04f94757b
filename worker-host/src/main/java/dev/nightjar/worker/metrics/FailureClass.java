package dev.nightjar.worker.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.temporal.client.ActivityCompletionException;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import java.util.List;
import java.util.Locale;

/**
 * The class of an execution's failure; the label {@code class}. The first five are those of {@code
 * FailureType}; transient and overload are tried again, and outgrown is none: such a chunk is
 * split.
 */
enum FailureClass {
  TRANSIENT,
  OVERLOAD,
  DATA,
  PERMANENT,
  OUTGROWN,
  CANCELLED,
  /** None of them; a bug where it occurs. */
  UNKNOWN;

  private static final List<String> ACTIVITIES =
      List.of("plan", "process", "publish", "fail", "split", "close", "late");

  static FailureClass of(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CanceledFailure || at instanceof ActivityCompletionException) {
        return CANCELLED;
      } else if (at instanceof ApplicationFailure application) {
        return ofType(application.getType());
      }
    }
    return UNKNOWN;
  }

  private static FailureClass ofType(String type) {
    for (FailureClass candidate : values()) {
      if (candidate.name().equals(type)) {
        return candidate;
      }
    }
    return UNKNOWN;
  }

  /** Lets every activity count from zero. */
  static void registerAll(MeterRegistry registry) {
    for (String activity : ACTIVITIES) {
      for (FailureClass kind : values()) {
        counter(registry, activity, kind).increment(0);
      }
    }
  }

  static Counter counter(MeterRegistry registry, String activity, FailureClass kind) {
    return Counter.builder("nightjar.activity.failures")
        .description("Executions of activities that failed; transient and overload are tried again")
        .tags(
            "activity",
            ACTIVITIES.contains(activity) ? activity : "other",
            "class",
            kind.name().toLowerCase(Locale.ROOT))
        .register(registry);
  }
}
