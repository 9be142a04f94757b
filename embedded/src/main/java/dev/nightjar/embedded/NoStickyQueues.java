package dev.nightjar.embedded;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.temporal.api.workflowservice.v1.RespondWorkflowTaskCompletedRequest;

/**
 * Keeps workflows from sticking to one worker. A worker asks for the next task of a workflow that
 * it has in memory; a real server gives that up after some seconds without an answer, the test
 * service never does, and a workflow would wait for ever for a worker that was killed.
 */
final class NoStickyQueues implements ServerInterceptor {
  @Override
  public <Q, S> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, S> call, Metadata headers, ServerCallHandler<Q, S> next) {
    return new SimpleForwardingServerCallListener<>(next.startCall(call, headers)) {
      @Override
      public void onMessage(Q message) {
        super.onMessage(withoutQueue(message));
      }
    };
  }

  // The message keeps its class, which is the only one that Q can be.
  @SuppressWarnings("unchecked")
  private static <Q> Q withoutQueue(Q message) {
    return message instanceof RespondWorkflowTaskCompletedRequest request
        ? (Q) request.toBuilder().clearStickyAttributes().build()
        : message;
  }
}
