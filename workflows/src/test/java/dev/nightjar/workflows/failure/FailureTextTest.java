package dev.nightjar.workflows.failure;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.RetryState;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Reasons for a person. */
class FailureTextTest {
  private static ActivityFailure ofActivity(Throwable cause) {
    return new ActivityFailure(
        "Activity with activityType='process' failed",
        5,
        6,
        "process",
        "1",
        RetryState.RETRY_STATE_NON_RETRYABLE_FAILURE,
        "host",
        cause);
  }

  @Test
  void theReasonIsWhatTheActivitySaidNotWhatTemporalWrappedAroundIt() {
    ApplicationFailure reason =
        ApplicationFailure.newNonRetryableFailureWithCause(
            "merchant acme has no zone", "PERMANENT", new IllegalStateException("deep inside"));

    assertThat(FailureText.of(ofActivity(reason))).isEqualTo("merchant acme has no zone");
    assertThat(FailureText.type(ofActivity(reason))).isEqualTo("PERMANENT");
  }

  @Test
  void onlyTheFirstLineIsKept() {
    assertThat(FailureText.of(ApplicationFailure.newFailure("one\ntwo", "DATA"))).isEqualTo("one");
  }

  @Test
  void aLongTextIsCut() {
    String text = FailureText.of(ApplicationFailure.newFailure("x".repeat(2000), "DATA"));

    assertThat(text).hasSize(FailureText.MAX_LENGTH).endsWith("x...");
  }

  @Test
  void aFailureWithoutAMessageIsNamedByItsType() {
    assertThat(FailureText.of(ofActivity(ApplicationFailure.newFailure("", "DATA"))))
        .isEqualTo("a failure of type DATA");
    assertThat(FailureText.of(new IllegalStateException())).isEqualTo("IllegalStateException");
  }

  @ParameterizedTest
  @EnumSource(value = TimeoutType.class)
  void everyTimeOutHasWords(TimeoutType type) {
    assertThat(FailureText.of(new TimeoutFailure("", null, type))).doesNotContain("TIMEOUT_TYPE");
  }

  @Test
  void aCancellationSaysSo() {
    assertThat(FailureText.of(ofActivity(new CanceledFailure("x")))).isEqualTo("it was cancelled");
    assertThat(FailureText.type(new CanceledFailure("x"))).isNull();
  }
}
