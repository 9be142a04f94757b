package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.message.CallStatus;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker host that is told to end while it executes calls, on a real server: the in-process one
 * gives tasks to questions whose askers have gone.
 */
@Tag("local")
@Timeout(360)
final class EndingHostTest {
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private final AtomicInteger heartbeats = new AtomicInteger();
  private final String key = "ending-" + System.nanoTime();
  private final RealServer server;
  private final TestWorkflowEnvironment environment;
  private final Swarm swarm;
  private final Errands errands;
  private final WorkerFactory first;

  EndingHostTest(@TempDir Path folder) throws IOException {
    server = new RealServer(folder);
    TestEnvironmentOptions options = server.options();
    environment =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder(options)
                .setWorkflowServiceStubsOptions(
                    WorkflowServiceStubsOptions.newBuilder()
                        .setTarget(options.getTarget())
                        .setGrpcClientInterceptors(List.of(new Heartbeats()))
                        .build())
                .build());
    swarm = Swarm.of(environment.getWorkflowClient());
    errands = swarm.stub(Errands.class);
    first = host("host-1");
  }

  private WorkerFactory host(String name) {
    return TemporalHosts.started(
        environment.getWorkflowClient(),
        name,
        Map.of("batch", 2),
        SwarmService.of(Errands.class, new Runner(() -> swarm)));
  }

  @AfterEach
  void close() {
    Runner.letGo(key);
    swarm.close();
    first.shutdownNow();
    environment.close();
    server.close();
  }

  @Test
  void whatRunsEndsWithinTheGrace() {
    SwarmCall<String> call = swarm.call(errands::hold, key);
    SwarmGroup<String> group = swarm.callAll(errands::hold, List.of(key));
    await().atMost(LIMIT).until(() -> Runner.holding(key) == 2);

    first.shutdown();
    int before = heartbeats.get();
    await().atMost(LIMIT).until(() -> heartbeats.get() >= before + 4);
    assertThat(Runner.holding(key)).isEqualTo(2);
    Runner.letGo(key);

    // Someone has to do the workflow tasks that are left.
    WorkerFactory second = host("host-2");
    assertThat(swarm.join(LIMIT, List.of(call))).containsExactly(key);
    assertThat(swarm.join(LIMIT, group.calls())).containsExactly(key);
    assertThat(call.worker()).contains("host-1");
    assertThat(call.attempt()).isEqualTo(1);
    second.shutdownNow();
  }

  @Test
  void whatDoesNotEndWithinTheGraceIsTriedByAnotherHost() {
    SwarmCall<String> call = swarm.call(errands::hold, key);
    await().atMost(LIMIT).until(() -> Runner.holding(key) == 1);
    WorkerFactory second = host("host-2");

    first.shutdownNow();
    await().atMost(LIMIT).until(() -> Runner.INTERRUPTED.contains(key));
    Runner.letGo(key);

    assertThat(swarm.join(LIMIT, List.of(call))).containsExactly(key);
    assertThat(call.status()).isEqualTo(CallStatus.ANSWERED);
    assertThat(call.worker()).contains("host-2");
    assertThat(call.attempt()).isGreaterThan(1);
    second.shutdownNow();
  }

  /** Counts the heartbeats that go out. */
  private final class Heartbeats implements ClientInterceptor {
    @Override
    public <A, B> ClientCall<A, B> interceptCall(
        MethodDescriptor<A, B> method, io.grpc.CallOptions options, Channel next) {
      if ("RecordActivityTaskHeartbeat".equals(method.getBareMethodName())) {
        heartbeats.incrementAndGet();
      }
      return next.newCall(method, options);
    }
  }
}
