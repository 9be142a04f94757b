package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker host in a process of its own says how it is, whatever becomes of its servers. */
@OnStack
@Timeout(540)
final class HealthTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Pattern ADDRESS = Pattern.compile("(http://[0-9.:]+)/healthz");

  private Site site;
  private Gate gate;
  private Relay temporal;
  private Relay zookeeper;
  private Relay ledger;
  private NightjarProcess worker;
  private Pages pages;

  /** The worker host reaches its servers by way of relays, all of which are cut at first. */
  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site = Site.withoutWorkers(stack, Map.of("http.checkEvery", "200ms"));
    temporal = Relay.to(stack.temporalTarget());
    zookeeper = Relay.to(stack.hbaseQuorum());
    ledger = Relay.to(stack.mysqlServer());
    List<String> lines = new ArrayList<>();
    for (String line : site.configuration()) {
      lines.add(
          line.replace(stack.temporalTarget(), temporal.address())
              .replace(stack.hbaseQuorum(), zookeeper.address())
              .replace(stack.mysqlServer(), ledger.address()));
    }
    lines.add("mysql.connectTimeout=2s");
    Files.write(folder.resolve("nightjar.properties"), lines);
    for (Relay relay : List.of(temporal, zookeeper, ledger)) {
      relay.cut();
    }
    worker = NightjarProcess.start(folder, List.of(gate.javaOption()), Map.of(), List.of("worker"));
    assertThat(worker.says("/healthz")).as(worker.all()).isTrue();
    Matcher address = ADDRESS.matcher(worker.all());
    assertThat(address.find()).isTrue();
    pages = new Pages(URI.create(address.group(1)));
  }

  @AfterEach
  void close() throws Exception {
    worker.close();
    for (AutoCloseable relay : List.of(temporal, zookeeper, ledger, site)) {
      relay.close();
    }
  }

  @Test
  void itWaitsForItsServersAndSaysHowItIsBeforeInAndAfterANight() throws Exception {
    await(() -> pages.state("/readyz", "hbase").equals("down"));
    assertThat(pages.get("/readyz", Pages.TEXT).body())
        .contains("not ready", "no connection yet; tries again", "check temporal.target");
    assertThat(pages.status("/readyz")).isEqualTo(503);
    assertThat(pages.status("/healthz")).isEqualTo(200);
    assertThat(worker.says("to connect failed, the next one is in")).isTrue();
    restore();
    awaitReady();
    await(() -> pages.state("/healthz", "pollers").equals("up"));

    RunHandle run = heldNight();
    awaitReady();
    assertThat(pages.metrics().sum("nightjar_slots_used", "lane=\"process\"")).isOne();
    assertThat(pages.metrics().sum("nightjar_runs_total")).isZero();
    worker.terminate();

    await(() -> pages.state("/readyz", "work").equals("draining"));
    assertThat(pages.status("/readyz")).isEqualTo(503);
    await(() -> pages.state("/healthz", "pollers").equals("draining"));
    assertThat(pages.status("/healthz")).isEqualTo(200);
    assertThat(pages.metrics().sum("nightjar_slots_used", "lane=\"process\"")).isOne();
    gate.open();
    assertThat(worker.exit()).isEqualTo(128 + 15);
    assertThat(worker.err()).contains("Stopped: all activities ended");
    run.cancel();
  }

  @Test
  void aLedgerOrATemporalThatGoesAwayTakesReadinessAlongUntilItIsBack() throws Exception {
    restore();
    awaitReady();
    for (Relay server : List.of(ledger, temporal)) {
      String part = server == ledger ? "ledger" : "temporal";
      server.cut();
      await(() -> pages.state("/readyz", part).equals("down"));
      assertThat(pages.status("/readyz")).isEqualTo(503);
      assertThat(pages.get("/readyz", Pages.JSON).body()).contains("\"next\" : \"see that ");
      assertThat(pages.status("/healthz")).isEqualTo(200);
      assertThat(pages.metrics().sum("nightjar_part_up", "part=\"" + part + "\"")).isZero();
      server.restore();
      awaitReady();
    }
    gate.open();
    assertThat(heldNight().result().state()).isEqualTo(RunState.COMPLETED);
    await(() -> pages.metrics().sum("nightjar_runs_total", "state=\"completed\"") == 1);
  }

  @Test
  void aSignalEndsItWhileItStillWaitsForItsServers() throws Exception {
    await(() -> pages.state("/readyz", "ledger").equals("down"));
    worker.terminate();
    assertThat(worker.exit()).isEqualTo(128 + 15);
    assertThat(worker.err()).contains("Told to stop before all servers answered");
  }

  private void restore() {
    List.of(temporal, zookeeper, ledger).forEach(Relay::restore);
  }

  private RunHandle heldNight() throws IOException {
    site.register(HeldCount.HELD, "UTC");
    site.ingest(Events.of(HeldCount.HELD, 12, Instant.parse("2026-03-10T12:00:00Z")));
    RunHandle run = site.start(HeldCount.NAME, DAY, Existing.KEEP, null, site.limits());
    await(() -> gate.comers().contains(worker.pid()));
    return run;
  }

  private void awaitReady() {
    await(() -> pages.status("/readyz") == 200);
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(100))
        .until(condition);
  }
}
