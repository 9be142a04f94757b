package dev.nightjar.activities.night;

import static org.assertj.core.api.Assertions.catchThrowable;

import dev.nightjar.workflows.json.NightjarDataConverter;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.util.function.Function;

/** Calls activities as Temporal does: messages serialized, heartbeats taken, failures converted. */
public final class Bench {
  private static final TestEnvironmentOptions OPTIONS =
      TestEnvironmentOptions.newBuilder()
          .setWorkflowClientOptions(
              WorkflowClientOptions.newBuilder()
                  .setDataConverter(NightjarDataConverter.create())
                  .build())
          .build();

  private Bench() {}

  /** An environment to hold on to, for its heartbeats. */
  public static TestActivityEnvironment environment() {
    return TestActivityEnvironment.newInstance(OPTIONS);
  }

  /** Calls an activity once. */
  public static <A, R> R call(Class<A> type, A implementation, Function<A, R> call) {
    TestActivityEnvironment environment = environment();
    try {
      environment.registerActivitiesImplementations(implementation);
      return call.apply(environment.newActivityStub(type));
    } finally {
      environment.close();
    }
  }

  /** The failure that a call ends with. */
  public static ApplicationFailure failure(Runnable call) {
    Throwable failure = catchThrowable(call::run);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ApplicationFailure application) {
        return application;
      }
    }
    throw new AssertionError("No application failure, but " + failure, failure);
  }
}
