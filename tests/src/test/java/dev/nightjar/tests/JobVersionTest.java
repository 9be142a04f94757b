package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job's new version comes to the worker hosts in the middle of a night. */
@OnStack
@Timeout(720)
final class JobVersionTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final String APPLE = "apple";

  private Path folder;
  private Site site;
  private Gate gate;
  private WorkerHosts first;
  private WorkerHosts second;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    this.folder = folder;
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site = Site.withoutWorkers(stack, Map.of("run.heartbeatTimeout", "2s"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    first = new WorkerHosts(folder, List.of(gate.javaOption()));
    second = new WorkerHosts(folder, List.of(gate.javaOption(), HeldCount.versionOption(2)));
    for (String merchant : List.of(APPLE, HeldCount.HELD)) {
      site.register(merchant, "UTC");
      site.ingest(Events.of(merchant, 60, Instant.parse("2026-03-10T12:00:00Z")));
    }
  }

  @AfterEach
  void close() {
    HeldCount.become(1);
    first.close();
    second.close();
    site.close();
  }

  @Test
  void aNewVersionIsRefusedInTheMiddleOfARunAndComputedAsAGenerationOfItsOwn() throws Exception {
    NightjarProcess old = first.worker();
    RunHandle run = start(Existing.KEEP);
    await(() -> gate.comers().contains(old.pid()));
    old.kill();
    gate.open();

    NightjarProcess changed = second.worker();
    String refusal = "has version 2 of job held-count, the run was planned with version 1";
    assertThat(changed.says(refusal)).as(changed.all()).isTrue();
    assertThat(site.published(HeldCount.NAME, HeldCount.HELD, DAY)).isEmpty();
    assertThat(changed.all()).contains("(TRANSIENT)").doesNotContain("(PERMANENT)");

    // On a host that has the old version, the run ends with it.
    changed.kill();
    first.worker();
    assertThat(run.await(Duration.ofSeconds(90)))
        .hasValueSatisfying(
            report ->
                assertThat(report.state())
                    .as("%s%n%s%n%s", report, first.texts(), second.texts())
                    .isEqualTo(RunState.COMPLETED));
    Pointer before = pointer(HeldCount.HELD);
    for (String merchant : List.of(APPLE, HeldCount.HELD)) {
      assertThat(pointer(merchant).version()).isEqualTo(new JobVersion(1));
      assertThat(site.values(HeldCount.NAME, merchant, DAY)).noneMatch(HeldCount::isOfLaterVersion);
    }

    first.close();
    second.worker();
    assertThat(start(Existing.REPLACE).result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(pointer(HeldCount.HELD).generation()).isGreaterThan(before.generation());
    assertThat(pointer(HeldCount.HELD).digest()).isNotEqualTo(before.digest());
    for (String merchant : List.of(APPLE, HeldCount.HELD)) {
      assertThat(pointer(merchant).version()).isEqualTo(new JobVersion(2));
      assertThat(site.values(HeldCount.NAME, merchant, DAY)).allMatch(HeldCount::isOfLaterVersion);
    }
  }

  @Test
  void aRunWhoseVersionNoHostHasAnyMoreIsFinishedAsAGenerationOfTheNewOne() throws Exception {
    NightjarProcess old = first.worker();
    start(Existing.KEEP);
    await(() -> gate.comers().contains(old.pid()));
    old.kill();
    gate.open();
    NightjarProcess changed = second.worker();
    assertThat(changed.says("has version 2 of job held-count")).as(changed.all()).isTrue();

    RunId id = site.part(Ledger.class).runs(1).get(0).id();
    Shell shell = Shell.with("--config", folder.resolve("nightjar.properties").toString());
    Shell.Said cancelled = shell.type("runs", "cancel", id.toString());
    assertThat(cancelled.exit()).as(cancelled.all()).isZero();
    await(() -> state(id) == RunState.CANCELLED);
    // The command has the version of the hosts, as it does where they are deployed together.
    HeldCount.become(2);
    Shell.Said retried = shell.type("runs", "retry", id.toString());
    assertThat(retried.exit()).as(retried.all()).isZero();

    assertThat(pointer(HeldCount.HELD).version()).isEqualTo(new JobVersion(2));
    assertThat(pointer(HeldCount.HELD).generation()).isGreaterThan(id.generation());
    assertThat(site.values(HeldCount.NAME, HeldCount.HELD, DAY))
        .allMatch(HeldCount::isOfLaterVersion);
  }

  private RunState state(RunId run) {
    return site.part(Ledger.class).run(run).orElseThrow().state();
  }

  private Pointer pointer(String merchant) throws IOException {
    return site.pointer(HeldCount.NAME, merchant, DAY);
  }

  private RunHandle start(Existing existing) {
    site.awaitSettled();
    return site.start(HeldCount.NAME, DAY, existing, null, site.limits(20));
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }
}
