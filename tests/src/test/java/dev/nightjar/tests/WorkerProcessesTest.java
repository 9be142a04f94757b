package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nights that are carried by worker hosts in processes of their own, and what ends those. */
@OnStack
@Timeout(540)
final class WorkerProcessesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final String VISITOR = "whoever-this-visitor-is-";

  private Site site;
  private Gate gate;
  private WorkerHosts hosts;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site = Site.withoutWorkers(stack, Map.of("run.heartbeatTimeout", "2s"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    hosts = new WorkerHosts(folder, List.of(gate.javaOption()));
  }

  @AfterEach
  void close() {
    hosts.close();
    site.close();
  }

  @Test
  void aWorkerHostKilledInTheMiddleOfAChunkLeavesTheSummaryOfACalmNight() throws Exception {
    merchantsWithEvents("apple", "pear", HeldCount.HELD);
    NightjarProcess one = hosts.worker();
    NightjarProcess two = hosts.worker();

    RunHandle run = start(Existing.KEEP);
    awaitComers(1);
    NightjarProcess killed = gate.comers().contains(one.pid()) ? one : two;
    killed.kill();
    awaitComers(2);
    gate.open();

    RunReport report = run.result();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.merchantsPublished()).isEqualTo(3);
    assertThat(report.chunks()).isGreaterThan(3);
    assertThat(killed.all()).doesNotContain("Stopped");
    Map<String, Digest> stormy = digests();

    assertThat(start(Existing.REPLACE).result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(digests()).isEqualTo(stormy);
    leaksNothing();
  }

  @Test
  void anotherWorkerHostGoesOnBehindTheSlicesThatAKilledOneHasSealed() throws Exception {
    // Their rows are stored and sealed before the host comes to the gate.
    for (String merchant : List.of("apple", "banana", HeldCount.HELD)) {
      site.register(merchant, "UTC");
      site.ingest(Events.of(merchant, merchant.equals(HeldCount.HELD) ? 12 : 900, NOON));
    }
    NightjarProcess killed = hosts.worker();
    RunHandle run = site.start(HeldCount.NAME, DAY, Existing.KEEP, null, site.limits(10_000));
    awaitComers(1);
    RunId id = site.part(Ledger.class).runs(1).get(0).id();
    awaitSaid("%s/batch-0/%s".formatted(run.workflowId(), id.generation()), "\"slices\":2");
    killed.kill();
    NightjarProcess next = hosts.worker();
    awaitComers(2);
    gate.open();

    RunReport report = run.result();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.chunks()).isEqualTo(1);
    assertThat(report.rows()).isEqualTo(new RowCounts(1_812, 1_812, 0, 0));
    assertThat(next.says("Goes on behind 2 sealed slices of 3")).as(next.all()).isTrue();
    Digest resumed = site.pointer(HeldCount.NAME, "apple", DAY).digest();
    assertThat(start(Existing.REPLACE).result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(site.pointer(HeldCount.NAME, "apple", DAY).digest()).isEqualTo(resumed);
  }

  /** Until an activity of a batch has told that with a heartbeat. */
  private void awaitSaid(String batch, String words) {
    WorkflowClient client = site.part(WorkflowClient.class);
    DescribeWorkflowExecutionRequest request =
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(batch))
            .build();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () ->
                client
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .describeWorkflowExecution(request)
                    .getPendingActivitiesList()
                    .stream()
                    .flatMap(activity -> activity.getHeartbeatDetails().getPayloadsList().stream())
                    .anyMatch(payload -> payload.getData().toStringUtf8().contains(words)));
  }

  @Test
  void aWorkerHostThatIsToEndLetsItsChunkEndFirst() throws Exception {
    merchantsWithEvents("apple", HeldCount.HELD);
    NightjarProcess ending = hosts.worker();

    // A worker host that ends tells Temporal nothing more of what it has in hand.
    RunHandle run =
        site.start(
            HeldCount.NAME, DAY, Existing.KEEP, null, site.limits(20, Duration.ofMinutes(1)));
    awaitComers(1);
    ending.terminate();
    assertThat(ending.says("Stopping: running activities have 30s to end")).isTrue();
    gate.open();

    // The code of a process that SIGTERM has ended.
    assertThat(ending.exit()).isEqualTo(128 + 15);
    assertThat(ending.err()).contains("Stopped: all activities ended");
    hosts.worker();
    assertThat(run.result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(gate.comers()).containsExactly(ending.pid());
  }

  @Test
  void aRunThatItsFollowerLeavesGoesOnAndIsFoundAgainByTheCommandThatWasPrinted() throws Exception {
    merchantsWithEvents(HeldCount.HELD);
    hosts.worker();

    NightjarProcess follower = hosts.command("run", HeldCount.NAME.value(), DAY.toString());
    awaitComers(1);
    assertThat(follower.says("longest running: chunk")).as(follower.all()).isTrue();
    follower.interrupt();

    assertThat(follower.exit()).isIn(128 + 2, 128 + 15);
    assertThat(follower.out()).isEmpty();
    assertThat(follower.err())
        .contains("0/1 chunks done", "The run goes on")
        .doesNotContain("\tat ", "Exception", "\u001b");
    assertThat(site.part(Ledger.class).runs(1).get(0).state()).isEqualTo(RunState.RUNNING);

    Matcher command = Pattern.compile("nightjar (runs follow \\S+)").matcher(follower.err());
    assertThat(command.find()).as(follower.err()).isTrue();
    List<String> words = new ArrayList<>(List.of(command.group(1).split(" ")));
    words.addAll(List.of("--progress", "live", "-o", "json"));
    NightjarProcess again = hosts.command(words.toArray(String[]::new));
    assertThat(again.says("held")).as(again.all()).isTrue();
    gate.open();
    assertThat(again.exit()).as(again.all()).isZero();
    assertThat(new ObjectMapper().readTree(again.out()).path("state").asText())
        .isEqualTo("COMPLETED");
  }

  @Test
  void theLogIsJsonAndSpeaksOfRunsAndChunksButNeverOfVisitors() throws Exception {
    merchantsWithEvents("apple", HeldCount.TELLTALE);
    NightjarProcess worker = hosts.worker();

    RunReport report = start(Existing.KEEP).result();

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.failures().get(0).reason()).contains("cannot count (visitor)");
    leaksNothing();
    List<JsonNode> ofChunks = new ArrayList<>();
    for (String line : worker.err().lines().toList()) {
      JsonNode said = new ObjectMapper().readTree(line);
      assertThat(said.isObject()).as(line).isTrue();
      if (said.path("mdc").has("chunk")) {
        ofChunks.add(said);
      }
    }
    assertThat(ofChunks)
        .hasSizeGreaterThanOrEqualTo(report.chunks())
        .allSatisfy(
            line ->
                assertThat(line.path("mdc").path("run").asText())
                    .isEqualTo(report.run().toString()))
        .anySatisfy(line -> assertThat(line.path("level").asText()).isEqualTo("INFO"));
  }

  private void merchantsWithEvents(String... merchants) throws IOException {
    for (String merchant : merchants) {
      site.register(merchant, "UTC");
      int count = merchant.equals(HeldCount.HELD) ? 12 : 60;
      site.ingest(
          Events.of(merchant, count, NOON).stream()
              .map(event -> event.replace("\"v-", "\"" + VISITOR))
              .toList());
    }
  }

  private RunHandle start(Existing existing) {
    return site.start(HeldCount.NAME, DAY, existing, null, site.limits(20));
  }

  private void awaitComers(int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(() -> gate.comers().size() >= count);
  }

  private Map<String, Digest> digests() throws IOException {
    Map<String, Digest> digests = new TreeMap<>();
    for (String merchant : List.of("apple", "pear", HeldCount.HELD)) {
      digests.put(merchant, site.pointer(HeldCount.NAME, merchant, DAY).digest());
    }
    return digests;
  }

  /** Visitor ids are in HBase and nowhere else. */
  private void leaksNothing() throws Exception {
    assertThat(Contents.mentions(site, HBaseTable.RAW, VISITOR)).isPositive();
    hosts.texts().forEach(text -> assertThat(text).doesNotContain(VISITOR));
    assertThat(LedgerTexts.of(site)).contains(HeldCount.NAME.value()).doesNotContain(VISITOR);
  }
}
