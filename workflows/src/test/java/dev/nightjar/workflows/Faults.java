package dev.nightjar.workflows;

import io.temporal.failure.ApplicationFailure;

/** What goes wrong in tests. */
final class Faults {
  private Faults() {}

  /** Fails as transient before this attempt. */
  static FakeNight.Fault transientUntilAttempt(int good) {
    return attempt -> {
      if (attempt < good) {
        throw ApplicationFailure.newFailure(
            "region server 3 does not answer", FailureType.TRANSIENT.name());
      }
    };
  }

  /** Fails always, as what can't pass by itself. */
  static FakeNight.Fault permanent(String message) {
    return always(message, FailureType.PERMANENT);
  }

  /** Fails always. */
  static FakeNight.Fault always(String message, FailureType type) {
    return attempt -> {
      throw ApplicationFailure.newFailure(message, type.name());
    };
  }
}
