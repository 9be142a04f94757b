package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.host.Hosts;
import dev.nightjar.core.model.RunState;
import dev.nightjar.swarm.Broadcast;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.swarm.lane.LanePolicy;
import dev.nightjar.swarm.lane.Quota;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Worker hosts in processes of their own are listed, drained, resumed, stopped and killed. */
@OnStack
@Timeout(900)
final class HostsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Pattern ADDRESS = Pattern.compile("(http://[0-9.:]+)/healthz");
  private static final int CALLS = 20;

  private Site site;
  private Gate gate;
  private WorkerHosts hosts;
  private Shell shell;
  private Naps naps;
  private Swarm swarm;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site = Site.withoutWorkers(stack, Map.of("swarm.lanes", "batch=2"));
    Path file = folder.resolve("nightjar.properties");
    Files.write(file, site.configuration());
    hosts = new WorkerHosts(folder, List.of(gate.javaOption(), "-D" + Naps.PROPERTY + "=true"));
    shell = Shell.with("--config", file.toString());
    swarm = site.part(Swarm.class);
    naps = swarm.stub(Naps.class);
  }

  @AfterEach
  void close() {
    hosts.close();
    site.close();
  }

  @Test
  void aDrainedHostEndsItsChunkAndTakesNoMoreUntilItIsResumed() throws Exception {
    NightjarProcess one = hosts.worker();
    NightjarProcess two = hosts.worker();
    awaitListed(one, two);
    RunHandle run = heldNight();
    NightjarProcess busy = gate.comers().contains(one.pid()) ? one : two;
    NightjarProcess other = busy == one ? two : one;

    Shell.Said told = shell.type("hosts", "drain", identity(busy), "--no-wait", "-o", "json");
    assertThat(told.exit()).as(told.all()).isZero();
    awaitState(busy, "DRAINING");
    Pages pages = pages(busy);
    await(() -> pages.state("/readyz", "work").equals("draining"));
    assertThat(pages.get("/readyz", Pages.TEXT).body())
        .contains("next: nightjar hosts resume " + identity(busy));
    assertThat(pages.status("/healthz")).isEqualTo(200);
    assertThat(shell.type("hosts", "list").out()).contains("process 1/");
    assertThat(nappers()).containsOnly(other.pid());
    assertThat(broadcast()).containsExactly(other.pid());

    Shell.Said late = shell.type("hosts", "drain", identity(busy), "--limit", "1s");
    assertThat(late.exit()).isEqualTo(1);
    assertThat(late.err()).contains("is not there after 1.0 s", "DRAINING, ", "process 1/");

    gate.open();
    Shell.Said drained = shell.type("hosts", "drain", identity(busy));
    assertThat(drained.exit()).as(drained.all()).isZero();
    assertThat(drained.err()).contains(identity(busy) + " is DRAINED");
    assertThat(drained.out()).contains("DRAINED");
    assertThat(run.result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(gate.comers()).containsExactly(busy.pid());
    assertThat(nappers()).containsOnly(other.pid());
    assertThat(busy.all()).doesNotContain("Failure in poller thread");

    Shell.Said resumed = shell.type("hosts", "resume", "--all");
    assertThat(resumed.exit()).as(resumed.all()).isZero();
    assertThat(pages.status("/readyz")).isEqualTo(200);
    assertThat(broadcast()).containsExactlyInAnyOrder(one.pid(), two.pid());
    await(() -> nappers().contains(busy.pid()));
  }

  @Test
  void aHostThatIsToldToStopEndsAsAtASignal() throws Exception {
    NightjarProcess one = hosts.worker();
    NightjarProcess two = hosts.worker();
    awaitListed(one, two);

    Shell.Said stopped = shell.type("hosts", "stop", identity(one));

    assertThat(stopped.exit()).as(stopped.all()).isZero();
    assertThat(stopped.err()).contains(identity(one) + " is STOPPED");
    assertThat(one.exit()).isZero();
    assertThat(one.err()).contains("Told to stop", "Stopped: all activities ended");
    assertThat(listed()).containsOnlyKeys(identity(two));
    assertThat(shell.type("hosts", "list", "--gone").out()).contains(identity(one), "STOPPED");

    Shell.Said again = shell.type("hosts", "drain", identity(one));
    assertThat(again.exit()).isEqualTo(1);
    assertThat(again.err())
        .contains(
            "Cannot drain '%s': no live worker host has that identity; live are: [%s]"
                .formatted(identity(one), identity(two)));
    assertThat(shell.type("hosts", "drain").exit()).isEqualTo(64);

    SwarmCall<Long> last = swarm.call(naps::nap, Naps.HELD);
    await(() -> gate.comers().contains(two.pid()));
    two.terminate();
    assertThat(two.says("Stopping: running activities")).isTrue();
    gate.open();
    assertThat(two.exit()).isEqualTo(128 + 15);
    // The last thing that it did is in the log of calls.
    assertThat(site.part(CallHistory.class).latest(CallFilter.since(Instant.EPOCH), CALLS))
        .extracting(CallEntry::id)
        .contains(last.id());
  }

  @Test
  void aKilledHostIsNotListedForLong() throws Exception {
    NightjarProcess one = hosts.worker();
    NightjarProcess two = hosts.worker();
    awaitListed(one, two);
    one.kill();
    long killed = System.nanoTime();

    Awaitility.await()
        .atMost(Hosts.LIVE.plusSeconds(45))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> listed().keySet().equals(Set.of(identity(two))));

    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isGreaterThan(Duration.ofSeconds(5));
    assertThat(shell.type("hosts", "list", "--gone").out()).contains(identity(one), "SILENT");
    assertThat(broadcast()).containsExactly(two.pid());
  }

  @Test
  void aLanesPolicyChangesWhileItsCallersRun() throws Exception {
    NightjarProcess host = hosts.worker();
    awaitListed(host);
    assertThat(swarm.lanes().policy("batch")).isEqualTo(LanePolicy.available());

    Shell.Said set =
        shell.type("lanes", "set", "batch", "--policy", "consistent", "--bound", "250ms");
    assertThat(set.exit()).as(set.all()).isZero();
    assertThat(set.out()).contains("Lane batch is CONSISTENT within 250ms, priority 3");
    await(
        () -> swarm.lanes().policy("batch").equals(LanePolicy.consistent(Duration.ofMillis(250))));
    assertThat(shell.type("lanes", "list").out()).contains("CONSISTENT", "250ms");

    shell.type("lanes", "set", "batch", "--policy", "available", "--priority", "5");
    await(() -> swarm.lanes().policy("batch").equals(LanePolicy.available().withPriority(5)));

    shell.type(
        "lanes", "set", "batch", "--policy=consistent", "--bound=10s", "--quota=9", "--burst=2");
    await(() -> new Quota(9, 2).equals(swarm.lanes().gate("batch").quota()));
    JsonNode lanes = new ObjectMapper().readTree(shell.type("lanes", "list", "-o", "json").out());
    assertThat(lanes.get(0).path("quota").asInt()).isEqualTo(9);
    assertThat(shell.type("lanes", "set", "batch", "--policy=available", "--quota=9").err())
        .contains("an AVAILABLE lane refuses nothing");

    Shell.Said boundless = shell.type("lanes", "set", "batch", "--policy", "consistent");
    assertThat(boundless.exit()).isEqualTo(1);
    assertThat(boundless.err()).contains("a CONSISTENT lane needs a bound");
  }

  @Test
  void adviceIsInPlainWords() throws Exception {
    assertThat(shell.type("hosts", "advise").out()).contains("No worker host takes tasks");
    awaitListed(hosts.worker());
    heldNight();
    await(
        () -> shell.type("hosts", "advise").out().contains("1 of 4 slots are in use: 2 would do"));

    Shell.Said advice = shell.type("hosts", "advise");
    assertThat(advice.exit()).as(advice.all()).isZero();
    assertThat(advice.out())
        .containsPattern("process: .*1 of 4 slots are in use: 2 would do \\(1 host like these")
        .containsPattern("batch: .*0 of 2 slots are in use");
    JsonNode rows = new ObjectMapper().readTree(shell.type("hosts", "advise", "-o", "json").out());
    assertThat(rows).hasSize(4);
    gate.open();
  }

  private RunHandle heldNight() throws IOException {
    site.register(HeldCount.HELD, "UTC");
    site.ingest(Events.of(HeldCount.HELD, 12, NOON));
    RunHandle run = site.start(HeldCount.NAME, DAY, Existing.KEEP, null, site.limits());
    await(() -> gate.comers().size() == 1);
    return run;
  }

  /** Which processes answer a number of calls. */
  private List<Long> nappers() {
    List<Long> calls = new ArrayList<>();
    for (int call = 0; call < CALLS; call++) {
      calls.add(nap());
    }
    return calls;
  }

  private long nap() {
    try {
      return naps.nap(1);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Long> broadcast() {
    Broadcast<Long> all = swarm.broadcast(() -> naps.nap(1));
    return swarm.join(Duration.ofSeconds(60), all.calls());
  }

  private Map<String, JsonNode> listed() {
    Shell.Said said = shell.type("hosts", "list", "-o", "json");
    Map<String, JsonNode> byHost = new TreeMap<>();
    try {
      for (JsonNode row : new ObjectMapper().readTree(said.out())) {
        byHost.put(row.path("host").asText(), row);
      }
    } catch (IOException e) {
      throw new IllegalStateException(said.all(), e);
    }
    return byHost;
  }

  private void awaitListed(NightjarProcess... processes) {
    for (NightjarProcess process : processes) {
      awaitState(process, "RUNNING");
    }
    assertThat(listed()).hasSize(processes.length);
  }

  private void awaitState(NightjarProcess process, String state) {
    await(
        () -> {
          JsonNode row = listed().get(identity(process));
          return row != null && row.path("state").asText().equals(state);
        });
  }

  private static Pages pages(NightjarProcess worker) {
    // In a log of JSON.
    Matcher address = ADDRESS.matcher(worker.all().replace("\\/", "/"));
    assertThat(address.find()).as(worker.all()).isTrue();
    return new Pages(URI.create(address.group(1)));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(200))
        .until(condition);
  }

  /** A worker host that is not told its name is called after its process. */
  private static String identity(NightjarProcess host) {
    String own = ManagementFactory.getRuntimeMXBean().getName();
    return host.pid() + own.substring(own.indexOf('@'));
  }
}
