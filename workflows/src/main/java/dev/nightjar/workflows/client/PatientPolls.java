package dev.nightjar.workflows.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import java.util.Set;

/**
 * Lets a worker's question for tasks wait for a connection. Else each fails at once while Temporal
 * is away, the SDK waits up to a minute before it asks again, and work goes on as late as that once
 * Temporal is back. A connection is tried again every few seconds.
 */
final class PatientPolls implements ClientInterceptor {
  private static final Set<String> QUESTIONS =
      Set.of("PollWorkflowTaskQueue", "PollActivityTaskQueue");

  @Override
  public <Q, S> ClientCall<Q, S> interceptCall(
      MethodDescriptor<Q, S> method, CallOptions options, Channel next) {
    boolean isQuestion = QUESTIONS.contains(String.valueOf(method.getBareMethodName()));
    return next.newCall(method, isQuestion ? options.withWaitForReady() : options);
  }
}
