package dev.nightjar.embedded;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;
import java.util.function.UnaryOperator;

/**
 * Changes what a worker answers to a workflow task on its way into the test service, which falls
 * short of a real server there.
 */
final class RequestChange implements ServerInterceptor {
  private final UnaryOperator<RespondWorkflowTaskCompletedRequest> change;

  RequestChange(UnaryOperator<RespondWorkflowTaskCompletedRequest> change) {
    this.change = change;
  }

  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        super.onMessage(changed(message));
      }
    };
  }

  // The message keeps its class, which is the only one that Q can be.
  @SuppressWarnings("unchecked")
  private <Q> Q changed(Q message) {
    return message instanceof RespondWorkflowTaskCompletedRequest request
        ? (Q) change.apply(request)
        : message;
  }
}
