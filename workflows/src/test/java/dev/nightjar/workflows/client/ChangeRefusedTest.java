package dev.nightjar.workflows.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.Status;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowServiceException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Why a change was not taken, in words. */
class ChangeRefusedTest {
  static Stream<Throwable> failuresOfTheService() {
    Throwable status =
        Status.ABORTED.withDescription("workflow closed while it was updated").asRuntimeException();
    return Stream.of(
        status,
        new WorkflowServiceException(WorkflowExecution.getDefaultInstance(), "NightlyRun", status));
  }

  @ParameterizedTest
  @MethodSource("failuresOfTheService")
  void whatTheServiceSaysIsNoAnswerOfTheWorkflow(Throwable failure) {
    assertThat(ChangeRefused.because(failure))
        .hasMessage(
            "Temporal did not say whether it took the change (ABORTED: workflow closed while it was"
                + " updated); look how it goes, then ask again");
  }

  @Test
  void aFailureOfAnyKindIsInWords() {
    assertThat(ChangeRefused.because(new IllegalStateException("it is shut down")))
        .hasMessageContaining("(it is shut down); look how it goes");
    assertThat(ChangeRefused.because(null)).hasMessageContaining("(no reason)");
  }
}
