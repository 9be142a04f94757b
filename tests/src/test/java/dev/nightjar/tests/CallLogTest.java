package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.swarm.CallOptions;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.swarm.SwarmGroup;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.Backend;
import dev.nightjar.worker.WorkerHost;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.worker.swarm.SwarmOffers;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a person finds out about calls of the swarm, on the command line. */
@OnStack
@Timeout(360)
final class CallLogTest {
  private static final String STAGE = "nightjar_call_stage_";
  private static final String REALTIME = "lane=\"realtime\"";
  private static final String BATCH = "lane=\"batch\"";
  private static final String EXECUTE = "stage=\"execute\"";
  private static final String RESPOND = "stage=\"respond\"";
  private static final Duration LIMIT = Duration.ofMinutes(3);

  private Site site;
  private Backend backend;
  private WorkerHost host;
  private Swarm swarm;
  private Ratios ratios;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site =
        Site.withoutWorkers(
            stack,
            Map.of(
                "swarm.callLog.arguments",
                "full",
                "swarm.http.address",
                "127.0.0.1:0",
                "swarm.http.contracts",
                "ratios",
                "worker.identity",
                "the-host"));
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
    backend =
        Backend.of(
            ConfigurationSources.defaults().file(config).read(),
            List.of(new Ratios.Offered(), new NapsHere()));
    host = WorkerHost.start(backend);
    swarm = backend.part(Swarm.class);
    ratios = swarm.stub(Ratios.class);
  }

  /** In this process whatever its properties are. */
  private static final class NapsHere extends SwarmOffers {
    @Override
    protected void configure() {
      offer(Naps.class, Naps.OfProcess.class);
    }
  }

  @AfterEach
  void close() {
    host.close();
    backend.close();
    site.close();
  }

  private void awaitEntries(int count) {
    CallHistory history = site.part(CallHistory.class);
    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> history.latest(CallFilter.since(Instant.EPOCH), 100).size() >= count);
  }

  private String done(String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.all();
  }

  private JsonNode json(String... command) throws IOException {
    return new ObjectMapper().readTree(done(command));
  }

  @Test
  void whatACallerOffersIsCountedByItsEnd() {
    assertThat(ratios.divide(12, 4)).isEqualTo(3);
    assertThat(
            backend
                .part(MeterRegistry.class)
                .get("nightjar.swarm.calls")
                .tag("lane", "realtime")
                .functionCounters())
        .extracting(counter -> counter.getId().getTag("status"))
        .containsExactlyInAnyOrder("answered", "failed", "refused", "timed_out", "cancelled");
  }

  @Test
  void theStagesOfCallsAreShownByTheirLane() throws IOException {
    Pages pages = new Pages(host.address().orElseThrow());
    assertThat(ratios.divide(12, 4)).isEqualTo(3);
    Naps naps = swarm.stub(Naps.class);
    List<SwarmCall<Long>> slow =
        IntStream.range(0, 6).mapToObj(i -> swarm.call(naps::nap, 2_500L)).toList();
    Awaitility.await().atMost(LIMIT).until(() -> busy("batch", "execute") > 0.5);
    assertThat(busy("realtime", "execute")).isLessThan(0.5);
    assertThat(swarm.join(LIMIT, slow)).hasSize(6);

    Awaitility.await()
        .atMost(LIMIT)
        .until(() -> pages.metrics().sum(STAGE + "calls_total", REALTIME, RESPOND) == 1);
    MetricSamples metrics = pages.metrics();
    assertThat(metrics.sum(STAGE + "calls_total", REALTIME)).isEqualTo(3);
    assertThat(metrics.sum(STAGE + "seconds_total", BATCH, EXECUTE, "use=\"busy\""))
        .as("naps, some of which may be tried again")
        .isBetween(6 * 2.5, 6 * 2.5 * 1.9);
    assertThat(metrics.sum(STAGE + "seconds_total", REALTIME, EXECUTE)).isLessThan(6 * 2.5 / 2);
    for (String stage : List.of("stage=\"receive\"", EXECUTE, RESPOND)) {
      assertThat(metrics.sum(STAGE + "seconds_total", REALTIME, stage, "use=\"busy\""))
          .as(stage)
          .isPositive();
    }
    assertThat(metrics.sum(STAGE + "seconds_total", "use=\"starved\"")).isPositive();
    assertThat(metrics.families(STAGE)).isEqualTo(DocumentedMetrics.read().ofCallStages());
    assertThat(done("hosts", "stages")).contains("realtime", "receive", "process", "fold");
  }

  /** As the ledger has it of the last sign of life. */
  private double busy(String lane, String stage) throws IOException {
    for (JsonNode row : json("hosts", "stages", "-o", "json")) {
      if (row.path("lane").asText().equals(lane) && row.path("stage").asText().equals(stage)) {
        return row.path("busy").asDouble();
      }
    }
    return 0;
  }

  @Test
  void callsAreListedShownAndAddedUp() throws IOException {
    assertThat(done("calls", "list")).contains("No calls in the last 24 hours");
    SwarmCall<Long> call =
        swarm.with(CallOptions.defaults().withId("mine")).call(ratios::divide, 12L, 4L);
    assertThat(swarm.join(LIMIT, List.of(call))).containsExactly(3L);
    assertThatThrownBy(() -> ratios.divide(1, 0)).isInstanceOf(CallFailed.class);
    swarm.lanes().set("realtime", LanePolicy.consistent(Duration.ofMillis(500)));
    assertThatThrownBy(
            () ->
                swarm.callAll(number -> ratios.divide(number, 1), Collections.nCopies(10_000, 1L)))
        .isInstanceOf(ResourceNotAvailable.class);
    awaitEntries(3);

    JsonNode listed = json("calls", "list", "-o", "json");
    assertThat(listed).hasSize(3);
    assertThat(listed.findValuesAsText("outcome")).containsExactly("REFUSED", "FAILED", "ANSWERED");
    JsonNode failed = json("calls", "list", "--status", "failed", "-o", "json").get(0);
    assertThat(failed.get("fault").asText()).isEqualTo("java.lang.ArithmeticException");
    assertThat(failed.get("arguments").asText()).isEqualTo("[1,0]");
    assertThat(failed.get("worker").asText()).isEqualTo("the-host");

    assertThat(done("calls", "show", call.id()))
        .contains("ratios.divide/mine", "realtime", "[12,4]", "ANSWERED", "the-host");
    Shell.Said unknown = shell.type("calls", "show", "ratios.divide/other");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err()).contains("No call 'ratios.divide/other' is logged", "calls list");

    assertThat(json("calls", "slowest", "--by", "work", "--limit", "1", "-o", "json")).hasSize(1);
    JsonNode stats = json("calls", "stats", "--name", "ratios", "-o", "json").get(0);
    assertThat(stats.get("name").asText()).isEqualTo("ratios.divide");
    assertThat(stats.get("answered").asInt()).isEqualTo(1);
    assertThat(stats.get("refused").asInt()).isEqualTo(1);
    assertThat(stats.get("failed").asInt()).isEqualTo(1);
    assertThat(stats.get("work_p50_ms").asText()).isNotEmpty();
    assertThat(shell.type("calls", "list", "--limit", "0").err()).contains("0 is not in 1..10000");
  }

  @Test
  void aCallOverHttpIsACallLikeAnyOther() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(host.swarmAddress().orElseThrow().resolve("/ratios/divide"))
            .header("Content-Type", "application/json");
    HttpResponse<String> answer =
        client.send(
            request.POST(BodyPublishers.ofString("{\"dividend\": 12, \"divisor\": 4}")).build(),
            BodyHandlers.ofString());
    assertThat(answer.body()).isEqualTo("3");
    HttpResponse<String> failure =
        client.send(
            request.POST(BodyPublishers.ofString("[1, 0]")).build(), BodyHandlers.ofString());
    assertThat(failure.statusCode()).isEqualTo(500);
    assertThat(failure.body()).contains("java.lang.ArithmeticException").doesNotContain("\tat ");
    awaitEntries(2);

    String id = answer.headers().firstValue("Nightjar-Call").orElseThrow();
    assertThat(done("calls", "show", id)).contains("ANSWERED", "[12,4]");
  }

  @Test
  void whatWaitsIsWrittenWhenTheWorkerHostStops() throws IOException {
    SwarmGroup<Long> group =
        swarm.callAll(number -> ratios.divide(number, 1), Collections.nCopies(30, 7L));
    assertThat(swarm.join(LIMIT, group.calls())).hasSize(30);
    host.close();
    backend.close();

    assertThat(json("calls", "list", "--limit", "100", "-o", "json").findValuesAsText("id"))
        .containsExactlyInAnyOrderElementsOf(group.calls().stream().map(SwarmCall::id).toList());
  }
}
