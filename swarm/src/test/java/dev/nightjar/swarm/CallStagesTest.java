package dev.nightjar.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.PriceEngine.OutOfStock;
import dev.nightjar.swarm.PriceEngine.Visit;
import dev.nightjar.swarm.host.CallStage;
import dev.nightjar.swarm.host.LaneStages;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.host.SwarmWorkers;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.MethodDescriptor;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker host tells of its slots, over Temporal's in-process service. */
final class CallStagesTest {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final long SLOW_MILLIS = 400;

  private final CountDownLatch answersTaken = new CountDownLatch(1);
  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setUseTimeskipping(false)
              .setWorkflowServiceStubsOptions(
                  WorkflowServiceStubsOptions.newBuilder()
                      .setGrpcClientInterceptors(List.of(new LateAnswers()))
                      .build())
              .build());
  private final WorkerFactory factory = WorkerFactory.newInstance(environment.getWorkflowClient());
  private List<LaneStages> stages = List.of();

  private Swarm start(SlotSupply supply) {
    SwarmWorkers workers =
        SwarmWorkers.of(
                "host-1",
                Offers.of(
                    List.of(
                        SwarmService.of(PriceEngine.class, new Prices("host-1")),
                        SwarmService.of(Errands.class, new Runner(CallStagesTest::nobody)))),
                new TreeMap<>(Map.of("realtime", 4, "batch", 2)))
            .withSupply(supply);
    workers.register(factory);
    stages = workers.stages();
    factory.start();
    return Swarm.of(
        environment.getWorkflowClient(),
        SwarmOptions.defaults().withHosts(lane -> new TreeSet<>(List.of("host-1"))));
  }

  private static Swarm nobody() {
    throw new IllegalStateException("these errands call nobody");
  }

  @AfterEach
  void stop() {
    answersTaken.countDown();
    factory.shutdownNow();
    environment.close();
  }

  private LaneStages lane(String name) {
    return stages.stream().filter(of -> of.lane().equals(name)).findFirst().orElseThrow();
  }

  private static long millis(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(nanos);
  }

  @ParameterizedTest
  @EnumSource(SlotSupply.class)
  void theTimeOfSlotsIsThatOfTheirLaneAndStage(SlotSupply supply) throws OutOfStock {
    answersTaken.countDown();
    try (Swarm swarm = start(supply)) {
      PriceEngine prices = swarm.stub(PriceEngine.class);
      LaneStages realtime = lane("realtime");
      LaneStages batch = lane("batch");
      await().atMost(LIMIT).until(() -> realtime.starvedNanos() > 0 && batch.starvedNanos() > 0);

      String key = supply + "-" + System.nanoTime();
      SwarmCall<String> held = swarm.call(swarm.stub(Errands.class)::hold, key);
      await().atMost(LIMIT).until(() -> millis(batch.busyNanos(CallStage.EXECUTE)) >= SLOW_MILLIS);
      assertThat(batch.calls(CallStage.RECEIVE)).as("before its end").isOne();
      assertThat(batch.calls(CallStage.EXECUTE)).isZero();
      assertThat(realtime.calls(CallStage.RECEIVE)).isZero();
      assertThat(realtime.busyNanos(CallStage.EXECUTE)).isZero();
      Runner.letGo(key);
      swarm.join(LIMIT, List.of(held));
      assertThatThrownBy(() -> prices.price(new Visit("none", 1))).isInstanceOf(OutOfStock.class);
      List<Visit> visits = IntStream.range(0, 5).mapToObj(i -> new Visit("p" + i, 1)).toList();
      swarm.join(LIMIT, swarm.callAll(prices::price, visits).calls());

      await().atMost(LIMIT).until(() -> realtime.calls(CallStage.RESPOND) == 6);
      assertThat(realtime.calls(CallStage.RECEIVE)).isEqualTo(6);
      assertThat(realtime.calls(CallStage.EXECUTE)).isEqualTo(6);
      assertThat(realtime.busyNanos(CallStage.EXECUTE)).isPositive();
      assertThat(realtime.busyNanos(CallStage.RECEIVE)).isPositive();
      assertThat(realtime.busyNanos(CallStage.RESPOND)).isPositive();
      assertThat(batch.calls(CallStage.RECEIVE)).isOne();

      swarm.join(LIMIT, swarm.broadcast(() -> prices.where()).calls());
      await().atMost(LIMIT).until(() -> lane("host").calls(CallStage.RESPOND) == 1);
      assertThat(realtime.calls(CallStage.RECEIVE)).isEqualTo(6);
    }
  }

  @ParameterizedTest
  @EnumSource(SlotSupply.class)
  void whatHandsTheAnswerToTemporalIsPartOfResponding(SlotSupply supply) {
    try (Swarm swarm = start(supply)) {
      LaneStages batch = lane("batch");
      SwarmCall<Integer> call = swarm.call(swarm.stub(Errands.class)::length, "four");
      await().atMost(LIMIT).until(() -> millis(batch.busyNanos(CallStage.RESPOND)) > SLOW_MILLIS);
      assertThat(batch.calls(CallStage.EXECUTE)).isOne();
      assertThat(batch.calls(CallStage.RESPOND)).isZero();

      answersTaken.countDown();
      swarm.join(LIMIT, List.of(call));
      await().atMost(LIMIT).until(() -> batch.calls(CallStage.RESPOND) == 1);
    }
  }

  /** A Temporal that takes no answer of a call for a while. */
  private final class LateAnswers implements ClientInterceptor {
    @Override
    public <A, B> ClientCall<A, B> interceptCall(
        MethodDescriptor<A, B> method, io.grpc.CallOptions options, Channel next) {
      if ("RespondActivityTaskCompleted".equals(method.getBareMethodName())) {
        try {
          answersTaken.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
      return next.newCall(method, options);
    }
  }
}
