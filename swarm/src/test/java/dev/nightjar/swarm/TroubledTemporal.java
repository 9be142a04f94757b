package dev.nightjar.swarm;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Temporal's in-process service, which on request answers no request of a caller, or refuses it.
 */
final class TroubledTemporal implements AutoCloseable {
  private static final Set<String> OF_CALLERS =
      Set.of("StartWorkflowExecution", "DescribeWorkflowExecution");

  private final TestWorkflowEnvironment environment;
  private volatile boolean isSilent;
  private volatile Optional<Status> refusal = Optional.empty();
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean isDeafToHosts;
  private final AtomicInteger unheard = new AtomicInteger();

  /** With a client that tries again as these options say. */
  TroubledTemporal(RpcRetryOptions retries) {
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setUseTimeskipping(false)
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setRpcRetryOptions(retries)
                        .setGrpcClientInterceptors(List.of(new Trouble()))
                        .build())
                .build());
  }

  /** A client that asks once. */
  static TroubledTemporal askedOnce() {
    return new TroubledTemporal(
        RpcRetryOptions.newBuilder()
            .setInitialInterval(Duration.ofMillis(1))
            .setExpiration(Duration.ofSeconds(10))
            .setMaximumAttempts(1)
            .build());
  }

  TestWorkflowEnvironment environment() {
    return environment;
  }

  /** Requests of callers get no answer from now on. */
  void beSilent() {
    isSilent = true;
  }

  /** Requests of callers are refused from now on. */
  void refuse(Status status) {
    refusal = Optional.of(status);
  }

  /** As many requests of callers as that are taken before they are refused. */
  void refuseAfter(int requests, Status status) {
    taken.set(requests);
    refuse(status);
  }

  /** Worker hosts' signs of life are refused from now on. */
  void hearNoSignsOfLife() {
    isDeafToHosts = true;
  }

  /** How many of them were refused. */
  int unheard() {
    return unheard.get();
  }

  void recover() {
    isSilent = false;
    isDeafToHosts = false;
    refusal = Optional.empty();
    taken.set(0);
  }

  @Override
  public void close() {
    recover();
    environment.close();
  }

  private final class Trouble implements ClientInterceptor {
    @Override
    public <A, B> ClientCall<A, B> interceptCall(
        MethodDescriptor<A, B> method, CallOptions options, Channel next) {
      ClientCall<A, B> call = next.newCall(method, options);
      if (isDeafToHosts && "RecordActivityTaskHeartbeat".equals(method.getBareMethodName())) {
        unheard.incrementAndGet();
        return new Refused<>(call, Status.UNAVAILABLE);
      }
      if (!OF_CALLERS.contains(method.getBareMethodName())) {
        return call;
      }
      if (refusal.isPresent() && taken.getAndDecrement() <= 0) {
        return new Refused<>(call, refusal.orElseThrow());
      }
      return isSilent ? new Unsent<>(call) : call;
    }
  }

  /** A request that never goes out. */
  private static final class Unsent<A, B> extends SimpleForwardingClientCall<A, B> {
    Unsent(ClientCall<A, B> call) {
      super(call);
    }

    @Override
    public void sendMessage(A message) {}

    @Override
    public void halfClose() {}
  }

  /** A request that is refused before it goes out. */
  private static final class Refused<A, B> extends SimpleForwardingClientCall<A, B> {
    private final Status status;

    Refused(ClientCall<A, B> call, Status status) {
      super(call);
      this.status = status;
    }

    @Override
    public void start(Listener<B> listener, Metadata headers) {
      listener.onClose(status, new Metadata());
    }

    @Override
    public void request(int messages) {}

    @Override
    public void sendMessage(A message) {}

    @Override
    public void halfClose() {}
  }
}
