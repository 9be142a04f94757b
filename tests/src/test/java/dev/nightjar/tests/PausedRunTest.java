package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.Windows;
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

/** A run is paused by one command and goes on by another, though its worker host is killed. */
@OnStack
@Timeout(720)
final class PausedRunTest {
  private static final LocalDate DAY = LocalDate.of(2024, 5, 14);
  private static final Instant NOON = Instant.parse("2024-05-14T12:00:00Z");
  private static final int OTHERS = 6;

  private Site site;
  private Gate gate;
  private WorkerHosts hosts;
  private Path folder;

  @BeforeEach
  void open(TestStack stack, @TempDir Path temporary) throws IOException {
    folder = temporary;
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site = Site.withoutWorkers(stack, Map.of("run.heartbeatTimeout", "3s"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    hosts = new WorkerHosts(folder, List.of(gate.javaOption()));
    site.register(HeldCount.HELD, "UTC");
    site.ingest(Events.of(HeldCount.HELD, 400, NOON));
    for (int merchant = 0; merchant < OTHERS; merchant++) {
      site.register("other-" + merchant, "UTC");
      site.ingest(Events.of("other-" + merchant, 20, NOON));
    }
  }

  @AfterEach
  void close() {
    hosts.close();
    site.close();
  }

  @Test
  void aPausedRunWaitsThroughTheDeathOfItsWorkerHost() throws Exception {
    NightjarProcess first = hosts.worker();
    site.awaitSettled();
    RunHandle run =
        site.start(
            HeldCount.NAME, DAY, Existing.REPLACE, null, site.limits(50).with(new Windows(1, 1)));
    await(() -> !gate.comers().isEmpty());
    String id = site.part(Ledger.class).runs(1).get(0).id().toString();

    String paused = nightjar("runs", "pause", id, "--reason", "the warehouse moves");
    assertThat(paused)
        .contains(id + " is paused since ", ": the warehouse moves. Go on with: ", "runs resume");
    assertThat(nightjar("status", id)).contains("paused since", "the warehouse moves");
    assertThat(refused("runs", "pause", id)).contains("it is paused since");
    // In a window of one batch the others come before the large one.
    int done = chunksDone(id);
    first.kill();
    gate.open();
    hosts.worker();
    // The chunk that the killed host was at is done by the other; nothing else is begun.
    await(() -> chunksDone(id) == done + 1);
    assertThat(nightjar("runs", "set-window", id, "--batches", "3", "--chunks", "5"))
        .contains("3 batches and 5 chunks a batch");
    assertThat(chunksDone(id)).isEqualTo(done + 1);
    assertThat(refused("runs", "set-window", id, "--chunks", "401"))
        .contains("a window of 401 chunks is not in 1..400");

    assertThat(nightjar("runs", "resume", id)).contains("goes on");
    RunReport report = run.result();

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.merchantsPublished()).isEqualTo(OTHERS + 1);
    assertThat(refused("runs", "resume", id)).contains("it ended COMPLETED");
  }

  private int chunksDone(String run) {
    return site.part(Ledger.class).run(RunId.parse(run)).orElseThrow().progress().chunksDone();
  }

  private String nightjar(String... words) throws Exception {
    NightjarProcess command = hosts.command(words);
    assertThat(command.exit()).as(command.err()).isZero();
    return command.out();
  }

  private String refused(String... words) throws Exception {
    NightjarProcess command = hosts.command(words);
    assertThat(command.exit()).isEqualTo(1);
    return command.err();
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }
}
