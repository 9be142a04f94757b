package dev.nightjar.worker.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.host.Offers;
import dev.nightjar.swarm.host.SwarmService;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.config.SwarmHttpSettings;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.stub.StreamObserver;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoResponse;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.StartWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls over HTTP while Temporal's server takes none. */
@Timeout(180)
class HangingStartsTest {
  private static final Duration WAIT = Duration.ofSeconds(60);

  /** It says who it is, knows no standalone activities, and starts no workflow. */
  private static final class Silent extends WorkflowServiceGrpc.WorkflowServiceImplBase {
    @Override
    public void getSystemInfo(
        GetSystemInfoRequest request, StreamObserver<GetSystemInfoResponse> answer) {
      answer.onNext(GetSystemInfoResponse.getDefaultInstance());
      answer.onCompleted();
    }

    @Override
    public void startWorkflowExecution(
        StartWorkflowExecutionRequest request,
        StreamObserver<StartWorkflowExecutionResponse> answer) {}
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private Server silent;
  private WorkflowServiceStubs temporal;
  private Swarm swarm;
  private SwarmWeb web;

  @BeforeEach
  void start() throws IOException {
    silent =
        Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
            .addService(new Silent())
            .build()
            .start();
    temporal =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder()
                .setTarget("127.0.0.1:" + silent.getPort())
                .build());
    swarm = Swarm.of(WorkflowClient.newInstance(temporal));
    web = listen("60s");
  }

  private SwarmWeb listen(String timeout) {
    SwarmHttpSettings settings =
        ConfigurationSources.defaults()
            .values(
                "test",
                Map.of(
                    "swarm.http.address", "127.0.0.1:0",
                    "swarm.http.contracts", "shop",
                    "swarm.http.timeout", timeout))
            .read()
            .swarm()
            .http();
    Offers offers = Offers.of(List.of(SwarmService.of(Shop.class, new Shop.OfTests())));
    return SwarmWeb.start(settings.address().orElseThrow(), settings, offers, swarm);
  }

  @AfterEach
  void stop() {
    web.close();
    swarm.close();
    temporal.shutdownNow();
    silent.shutdownNow();
  }

  private CompletableFuture<HttpResponse<String>> post() {
    return client.sendAsync(
        HttpRequest.newBuilder(web.address().resolve("/shop/nap"))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("[1]"))
            .build(),
        BodyHandlers.ofString());
  }

  private List<CompletableFuture<HttpResponse<String>>> posts(int count) {
    return IntStream.range(0, count).mapToObj(i -> post()).toList();
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(web.address().resolve(path)).timeout(WAIT.dividedBy(3)).build();
    return client.send(request, BodyHandlers.ofString());
  }

  /** They take all the threads that there are for starts. */
  private void awaitHangingStarts() {
    await()
        .atMost(WAIT)
        .until(
            () ->
                swarm.lanes().gate("realtime").counts().count(CallStatus.PENDING)
                    == Starts.THREADS);
  }

  private static long done(List<CompletableFuture<HttpResponse<String>>> posts) {
    return posts.stream().filter(CompletableFuture::isDone).count();
  }

  @Test
  void whatNeedsNoTemporalIsAnsweredMeanwhile() throws Exception {
    List<CompletableFuture<HttpResponse<String>>> posts = posts(2 * Starts.THREADS);
    awaitHangingStarts();
    assertThat(get("/openapi.json").statusCode()).isEqualTo(200);
    assertThat(get("/shop/nap").statusCode()).isEqualTo(405);
    assertThat(done(posts)).isZero();
  }

  @Test
  void whatFindsNoPlaceToWaitIsRefusedAtOnce() {
    int more = 20;
    List<CompletableFuture<HttpResponse<String>>> posts =
        posts(Starts.THREADS + Starts.WAITING + more);
    await().atMost(WAIT).until(() -> done(posts) == more);
    List<HttpResponse<String>> refused =
        posts.stream().filter(CompletableFuture::isDone).map(CompletableFuture::join).toList();
    assertThat(refused)
        .allMatch(response -> response.statusCode() == 503)
        .allMatch(response -> response.headers().firstValue("Retry-After").isPresent())
        .allMatch(response -> response.body().contains("wait to be started"));
  }

  @Test
  void whatWaitsToBeStartedHasNoMoreTimeThanItsLimit() {
    web.close();
    web = listen("4s");
    long began = System.nanoTime();
    List<CompletableFuture<HttpResponse<String>>> posts = posts(3 * Starts.THREADS);
    assertThat(posts)
        .extracting(CompletableFuture::join)
        .allMatch(response -> response.statusCode() == 504);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void theBoundOfItsLaneCountsFromWhenItCame() {
    List<CompletableFuture<HttpResponse<String>>> posts = posts(Starts.THREADS);
    awaitHangingStarts();
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofMillis(300)));
    HttpResponse<String> late = post().orTimeout(20, TimeUnit.SECONDS).join();
    assertThat(late.statusCode()).isEqualTo(504);
    assertThat(late.body()).contains("not begun within 300 ms");
    assertThat(done(posts)).isZero();
  }
}
