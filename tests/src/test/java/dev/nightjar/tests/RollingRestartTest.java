package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RunState;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.build.Build;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
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
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All worker hosts are started again during a night, one after the other, as for a new release. */
@OnStack
@Timeout(720)
final class RollingRestartTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 14);
  private static final int HOSTS = 3;
  private static final int SLOTS = 2;
  private static final GeneratorOptions DATA = new GeneratorOptions(7, 5, 1, 4_000, DAY);

  private Site site;
  private Gate gate;
  private WorkerHosts hosts;
  private Generator generator;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site =
        Site.withoutWorkers(
            stack,
            Map.of("worker.shutdownGrace", "2s", "worker.processSlots", Integer.toString(SLOTS)));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    hosts = new WorkerHosts(folder, List.of(gate.javaOption()));
    generator = Generator.of(DATA);
    site.part(MerchantRegistry.class).importAll(generator.merchants());
    for (var merchant : generator.merchants()) {
      List<byte[]> documents = new ArrayList<>();
      generator.events(merchant.id(), DAY).forEach(documents::add);
      site.write(documents);
    }
    site.register(HeldCount.HELD, "UTC");
    site.ingest(Events.of(HeldCount.HELD, 12, Instant.parse("2024-05-14T12:00:00Z")));
  }

  @AfterEach
  void close() {
    hosts.close();
    site.close();
  }

  /** The night has a chunk that waits at the gate, so that it lasts until all are new. */
  @Test
  void aRollingRestartLosesNothingAndRepeatsAtMostTheChunksInHand() throws Exception {
    List<NightjarProcess> old = new ArrayList<>();
    for (int host = 0; host < HOSTS; host++) {
      old.add(hosts.worker());
    }
    RunHandle run = start();
    await(() -> !gate.comers().isEmpty());
    for (NightjarProcess ending : old) {
      ending.terminate();
      assertThat(ending.exit()).isEqualTo(128 + 15);
      hosts.worker();
    }
    await(() -> gate.comers().stream().anyMatch(comer -> old.stream().noneMatch(is(comer))));
    gate.open();

    RunReport report = run.result();
    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    int repeated = executions(report) - report.chunks();
    assertThat(report.chunks()).isGreaterThan(40);
    assertThat(repeated).isBetween(1, HOSTS * SLOTS);
    System.out.printf("%d chunks, of which %d were repeated%n", report.chunks(), repeated);
    Map<String, Digest> restarted = digests();

    RunReport calm = start().result();
    assertThat(calm.state()).isEqualTo(RunState.COMPLETED);
    assertThat(executions(calm)).isEqualTo(calm.chunks());
    assertThat(digests()).isEqualTo(restarted).hasSizeGreaterThan(4);
    assertThat(old.get(0).err()).contains("of Nightjar " + Build.current());
  }

  private static Predicate<NightjarProcess> is(long pid) {
    return host -> host.pid() == pid;
  }

  private int executions(RunReport report) {
    Ledger ledger = site.part(Ledger.class);
    int executions = 0;
    int batches = ledger.run(report.run()).orElseThrow().progress().batches();
    for (int batch = 0; batch < batches; batch++) {
      executions +=
          ledger.chunks(report.run(), batch).stream().mapToInt(ChunkRecord::attempts).sum();
    }
    return executions;
  }

  private RunHandle start() {
    site.awaitSettled();
    return site.start(HeldCount.NAME, DAY, Existing.REPLACE, null, site.limits(50));
  }

  private Map<String, Digest> digests() throws IOException {
    Map<String, Digest> digests = new TreeMap<>();
    for (var merchant : generator.merchants()) {
      site.published(HeldCount.NAME, merchant.id().value(), DAY)
          .ifPresent(pointer -> digests.put(merchant.id().value(), pointer.digest()));
    }
    digests.put(HeldCount.HELD, site.pointer(HeldCount.NAME, HeldCount.HELD, DAY).digest());
    return digests;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }
}
