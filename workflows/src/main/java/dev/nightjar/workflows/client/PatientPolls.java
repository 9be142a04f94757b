package dev.nightjar.workflows.client;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;

/**
 * Lets a worker's question for tasks wait for a connection. Else each fails at once while Temporal
 * is away, the SDK waits up to a minute before it asks again, and work goes on as late as that once
 * Temporal is back. A connection is tried again every few seconds.
 */
final class PatientPolls implements ClientInterceptor {
  private static final String POLL = "Poll";

  @Override
  public <Q, S> ClientCall<Q, S> interceptCall(
      MethodDescriptor<Q, S> method, CallOptions options, Channel next) {
    String name = String.valueOf(method.getBareMethodName());
    return next.newCall(method, name.startsWith(POLL) ? options.withWaitForReady() : options);
  }
}
