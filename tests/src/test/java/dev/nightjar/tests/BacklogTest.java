package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.Swarm;
import dev.nightjar.swarm.SwarmCall;
import dev.nightjar.tests.stack.OnLocalStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What waits for a lane, as only a real Temporal server tells. */
@OnLocalStack
@Timeout(540)
final class BacklogTest {
  private static final int CALLS = 60;
  private static final int MILLIS = 1_000;

  private Site site;
  private WorkerHosts hosts;
  private Shell shell;
  private Naps naps;
  private Swarm swarm;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.withoutWorkers(stack, Map.of("swarm.lanes", "batch=2"));
    Path file = folder.resolve("nightjar.properties");
    Files.write(file, site.configuration());
    hosts = new WorkerHosts(folder, List.of("-D" + Naps.PROPERTY + "=true"));
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
  void whatWaitsIsToldWithHowManySlotsWouldDoAndThenIsGone() throws Exception {
    hosts.worker();
    assertThat(naps.nap(1)).isPositive();
    List<SwarmCall<Long>> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      calls.add(swarm.call(naps::nap, (long) MILLIS));
    }

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .until(this::isAdvised);
    // Between two calls a slot is free for as long as the server takes to hand over the next.
    assertThat(shell.type("top", "--once").out())
        .containsPattern("batch [0-2]/2 \\([1-9]\\d* waiting\\)");

    assertThat(swarm.join(Duration.ofSeconds(150), calls)).hasSize(CALLS);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> batch().path("waiting").asInt(-1) == 0);
  }

  /** A sign of life may be older than the calls, or fall between two of them. */
  private boolean isAdvised() {
    JsonNode batch = batch();
    return batch.path("waiting").asInt() > 10 && batch.path("advised_slots").asInt() > 0;
  }

  private JsonNode batch() {
    Shell.Said said = shell.type("hosts", "advise", "--within", "10s", "-o", "json");
    try {
      for (JsonNode row : new ObjectMapper().readTree(said.out())) {
        if (row.path("lane").asText().equals("batch")) {
          return row;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException(said.all(), e);
    }
    throw new IllegalStateException("No lane batch in " + said.all());
  }
}
