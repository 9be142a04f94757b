package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RunState;
import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each server in turn goes away in the middle of a chunk, for longer than any pause between tries,
 * and comes back: the worker host says which, goes on without being started again, and soon.
 */
@TestInstance(Lifecycle.PER_CLASS)
@Timeout(720)
final class OutageTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final Pattern ADDRESS = Pattern.compile("(http://[0-9.:]+)/healthz");

  /** What is promised, from a server's return to the run's going on. */
  private static final Duration RESUMED = Duration.ofSeconds(30);

  /** For ever longer pauses between tries to come to their longest. */
  private static final Duration AWAY =
      Duration.ofSeconds(Integer.getInteger("nightjar.outage.seconds", 20));

  private final Map<String, Relay> relays = new LinkedHashMap<>();
  private EmbeddedStack stack;
  private Site site;
  private Gate gate;
  private NightjarProcess worker;
  private Pages pages;
  private Digest calm;

  /** HBase's servers have a name that leads this process to them, and the worker host to relays. */
  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    stack = EmbeddedStack.start(EmbeddedOptions.defaults().withHBaseHost("localhost"));
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site = Site.withoutWorkers(TestStack.of(stack), Map.of("run.heartbeatTimeout", "5s"));
    String ledger = stack.jdbcUrl().replaceFirst("jdbc:mysql://([^/]+)/.*", "$1");
    relays.put("temporal", Relay.to(stack.temporalTarget()));
    relays.put("zookeeper", Relay.to(stack.hbaseQuorum()));
    relays.put("ledger", Relay.to(ledger));
    relays.put("master", hbaseRelay("hbase.master.port"));
    relays.put("region server", hbaseRelay("hbase.regionserver.port"));
    List<String> lines = new ArrayList<>();
    for (String line : site.configuration()) {
      lines.add(
          line.replace(stack.temporalTarget(), relay("temporal").address())
              .replace(stack.hbaseQuorum(), relay("zookeeper").address())
              .replace(ledger, relay("ledger").address()));
    }
    Files.write(folder.resolve("nightjar.properties"), lines);
    site.register(HeldCount.HELD, "UTC");
    site.ingest(Events.of(HeldCount.HELD, 12, NOON));
    worker = NightjarProcess.start(folder, options(folder), Map.of(), List.of("worker"));
    assertThat(worker.says("serves Temporal")).as(worker.all()).isTrue();
    Matcher address = ADDRESS.matcher(worker.all());
    assertThat(address.find()).isTrue();
    pages = new Pages(URI.create(address.group(1)));
    gate.open();
    assertThat(night().result().state()).isEqualTo(RunState.COMPLETED);
    calm = site.pointer(HeldCount.NAME, HeldCount.HELD, DAY).digest();
  }

  private Relay hbaseRelay(String port) throws IOException {
    Configuration hbase = stack.hbaseConfiguration();
    int number = hbase.getInt(port, 0);
    return Relay.at(
        new InetSocketAddress(InetAddress.getByName("127.0.0.2"), number), "127.0.0.1:" + number);
  }

  private List<String> options(Path folder) throws IOException {
    Path hosts = folder.resolve("hosts");
    String own = InetAddress.getLocalHost().getHostName();
    Files.writeString(hosts, "127.0.0.2 localhost\n127.0.0.1 " + own + "\n");
    return List.of(gate.javaOption(), "-Djdk.net.hosts.file=" + hosts);
  }

  @AfterAll
  void stop() throws Exception {
    worker.close();
    for (AutoCloseable part : relays.values()) {
      part.close();
    }
    site.close();
    stack.close();
  }

  @Test
  void theLedgerGoesAwayAndComesBack() throws Exception {
    nightThroughOutage("ledger", "ledger", "see that MySQL runs");
  }

  @Test
  void temporalGoesAwayAndComesBack() throws Exception {
    nightThroughOutage("temporal", "temporal", "see that Temporal runs");
  }

  @Test
  void aRegionServerGoesAwayAndComesBack() throws Exception {
    nightThroughOutage("region server", "hbase", "see that HBase's master and region servers run");
  }

  /** A client that knows where its regions are has no need of ZooKeeper. */
  @Test
  void zooKeeperGoesAwayAndTheNightGoesOn() throws Exception {
    RunHandle run = heldNight();
    relay("zookeeper").cut();
    try {
      gate.open();
      assertThat(run.await(RESUMED)).map(RunReport::state).contains(RunState.COMPLETED);
      assertThat(pages.status("/readyz")).isEqualTo(200);
    } finally {
      relay("zookeeper").restore();
    }
    requireSameBytes();
  }

  private void nightThroughOutage(String server, String part, String next) throws Exception {
    RunHandle run = heldNight();
    relay(server).cut();
    try {
      gate.open();
      await(() -> pages.state("/readyz", part).equals("down"));
      long cut = System.nanoTime();
      String page = pages.get("/readyz", Pages.TEXT).body();
      assertThat(page).startsWith("not ready").contains(next);
      for (String other : List.of("temporal", "hbase", "ledger")) {
        assertThat(pages.state("/readyz", other)).isEqualTo(other.equals(part) ? "down" : "up");
      }
      assertThat(pages.status("/healthz")).isEqualTo(200);
      await(() -> System.nanoTime() - cut > AWAY.toNanos());
      assertThat(site.part(Ledger.class).runs(1).get(0).state()).isEqualTo(RunState.RUNNING);
    } finally {
      relay(server).restore();
    }
    long back = System.nanoTime();
    Optional<RunReport> report = run.await(RESUMED);
    Duration resumed = Duration.ofNanos(System.nanoTime() - back);
    System.out.printf("%s was away for %s; the night ended %s later%n", server, AWAY, resumed);
    assertThat(report).as(worker.all()).map(RunReport::state).contains(RunState.COMPLETED);
    await(() -> pages.status("/readyz") == 200);
    requireSameBytes();
  }

  private void requireSameBytes() throws IOException {
    assertThat(site.pointer(HeldCount.NAME, HeldCount.HELD, DAY).digest()).isEqualTo(calm);
    assertThat(worker.all()).containsOnlyOnce("serves Temporal");
  }

  /** A night whose chunk waits at the gate, with all that it reads behind it. */
  private RunHandle heldNight() throws IOException {
    await(() -> pages.status("/readyz") == 200);
    gate.close();
    RunHandle run = night();
    await(() -> gate.comers().contains(worker.pid()));
    return run;
  }

  private RunHandle night() {
    site.awaitSettled();
    return site.start(HeldCount.NAME, DAY, Existing.REPLACE, null, site.limits());
  }

  private Relay relay(String server) {
    return Objects.requireNonNull(relays.get(server), server);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(condition);
  }
}
