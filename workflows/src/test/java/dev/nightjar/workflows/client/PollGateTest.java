package dev.nightjar.workflows.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.util.concurrent.ListenableFuture;
import com.google.protobuf.ByteString;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueRequest;
import io.temporal.api.workflowservice.v1.PollActivityTaskQueueResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollGateTest {
  private static final PollActivityTaskQueueResponse TASK =
      PollActivityTaskQueueResponse.newBuilder()
          .setTaskToken(ByteString.copyFromUtf8("task"))
          .build();
  private static final PollActivityTaskQueueResponse NOTHING =
      PollActivityTaskQueueResponse.getDefaultInstance();

  private final PollGate gate = new PollGate();
  private final Frontend frontend = new Frontend();

  @Test
  void anOpenGateLetsTheTaskThrough() throws Exception {
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    assertThat(gate.isShut()).isFalse();
    frontend.calls.get(0).answer(TASK);

    assertThat(question.get()).isEqualTo(TASK);
  }

  @Test
  void closingEndsTheQuestionsThatAreOpenAsIfNothingHadCome() throws Exception {
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    gate.close();

    assertThat(question.get()).isEqualTo(NOTHING);
    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void aClosedGateAsksNothingUntilItIsOpened() throws Exception {
    gate.close();
    assertThat(ask().get()).isEqualTo(NOTHING);
    assertThat(frontend.calls).isEmpty();

    gate.open();
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    frontend.calls.get(0).answer(TASK);
    assertThat(question.get()).isEqualTo(TASK);
    assertThat(gate.isShut()).isFalse();
  }

  @Test
  void aTaskThatCameBeforeTheGateClosedIsTaken() throws Exception {
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    frontend.calls.get(0).message(TASK);
    gate.close();
    assertThat(gate.isShut()).as("it is still being answered").isFalse();
    frontend.calls.get(0).end(Status.OK);

    assertThat(question.get()).isEqualTo(TASK);
    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void aTaskThatComesWhileItsQuestionIsEndedIsTaken() throws Exception {
    frontend.onCancel = call -> call.message(TASK);
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    gate.close();

    assertThat(question.get()).isEqualTo(TASK);
  }

  @Test
  void aFailureStaysAFailure() {
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    frontend.calls.get(0).end(Status.UNAVAILABLE);

    assertThatThrownBy(question::get)
        .isInstanceOf(ExecutionException.class)
        .hasMessageContaining("UNAVAILABLE");
    gate.close();
    assertThat(gate.isShut()).isTrue();
  }

  @Test
  void aQuestionThatWaitedForTemporalUntilItsTimeWasOverIsNoFailure() throws Exception {
    ListenableFuture<PollActivityTaskQueueResponse> question = ask();
    frontend.calls.get(0).end(Status.DEADLINE_EXCEEDED);

    assertThat(question.get()).isEqualTo(NOTHING);
  }

  @Test
  void otherCallsPassAClosedGate() {
    gate.close();
    ListenableFuture<GetSystemInfoResponse> unused =
        ClientCalls.futureUnaryCall(
            gate.interceptCall(
                WorkflowServiceGrpc.getGetSystemInfoMethod(), CallOptions.DEFAULT, frontend),
            GetSystemInfoRequest.getDefaultInstance());

    assertThat(frontend.calls).hasSize(1);
    assertThat(unused).isNotDone();
  }

  private ListenableFuture<PollActivityTaskQueueResponse> ask() {
    return ClientCalls.futureUnaryCall(
        gate.interceptCall(
            WorkflowServiceGrpc.getPollActivityTaskQueueMethod(), CallOptions.DEFAULT, frontend),
        PollActivityTaskQueueRequest.getDefaultInstance());
  }

  /** A server whose answers the test gives. */
  private static final class Frontend extends Channel {
    private final List<Asked> calls = new ArrayList<>();
    private Consumer<Asked> onCancel = call -> {};

    @Override
    @SuppressWarnings("unchecked")
    public <Q, S> ClientCall<Q, S> newCall(MethodDescriptor<Q, S> method, CallOptions options) {
      Asked call = new Asked(() -> onCancel);
      calls.add(call);
      return (ClientCall<Q, S>) call;
    }

    @Override
    public String authority() {
      return "frontend";
    }
  }

  private static final class Asked extends ClientCall<Object, Object> {
    private final Supplier<Consumer<Asked>> onCancel;
    private @Nullable Listener<Object> listener;

    Asked(Supplier<Consumer<Asked>> onCancel) {
      this.onCancel = onCancel;
    }

    void answer(Object message) {
      message(message);
      end(Status.OK);
    }

    void message(Object message) {
      listener().onMessage(message);
    }

    void end(Status status) {
      listener().onClose(status, new Metadata());
    }

    private Listener<Object> listener() {
      return Objects.requireNonNull(listener);
    }

    @Override
    public void start(Listener<Object> answer, Metadata headers) {
      listener = answer;
    }

    @Override
    public void cancel(@Nullable String message, @Nullable Throwable cause) {
      onCancel.get().accept(this);
      end(Status.CANCELLED);
    }

    @Override
    public void request(int messages) {
      // One answer comes.
    }

    @Override
    public void halfClose() {
      // The test answers.
    }

    @Override
    public void sendMessage(Object message) {
      // Nobody reads it.
    }
  }
}
