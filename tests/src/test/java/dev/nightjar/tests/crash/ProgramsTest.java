package dev.nightjar.tests.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.tests.NightjarProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Worker hosts that end without a fault that is to blame, which needs no servers. */
@Timeout(360)
final class ProgramsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private Path folder;
  private Programs programs;

  @BeforeEach
  void open(@TempDir Path empty) {
    folder = empty;
    programs = new Programs(folder, List.of());
  }

  @AfterEach
  void close() {
    programs.close();
  }

  @Test
  void aWorkerHostThatEndsWhileItStartsFailsTheRun() throws IOException {
    configure("no.such.key=1");

    assertThatThrownBy(() -> programs.bringUpWorker(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Worker host 1 ended by itself, with exit code 1: ")
        .hasMessageContaining("no.such.key");
    assertThat(starts()).isEqualTo(1);
  }

  @Test
  void aStartThatFoundNoServersWithinItsLimitIsMadeAgain() throws IOException {
    configure(nowhere("0s"));

    assertThatThrownBy(() -> programs.bringUpWorker(2))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Worker host 2 ended by itself");
    assertThat(starts()).isEqualTo(Programs.ATTEMPTS);
  }

  @Test
  void aWorkerHostThatNoFaultHasEndedFailsTheRun() throws IOException {
    configure(nowhere("5m"));
    programs.launchWorker(1, Map.of());
    NightjarProcess worker = programs.worker(1);
    assertThat(worker.says("Attempt 1 to connect failed, ")).isTrue();
    assertThatCode(() -> programs.requireWorker(1)).doesNotThrowAnyException();

    ProcessHandle.of(worker.pid()).orElseThrow().destroyForcibly();

    Signals.await(SOON, () -> !worker.isAlive());
    assertThatThrownBy(() -> programs.requireWorker(1))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("Worker host 1 ended by itself, with exit code 137: ");
  }

  private long starts() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".err")).count();
    }
  }

  private void configure(String... lines) throws IOException {
    Files.write(folder.resolve("nightjar.properties"), List.of(lines));
  }

  /** Servers that are not there, which is said at once. */
  private static String[] nowhere(String limit) throws IOException {
    List<String> lines = new ArrayList<>();
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + free.getLocalPort();
      lines.add("temporal.target=" + address);
      lines.add("hbase.quorum=" + address);
      lines.add("mysql.url=jdbc:mysql://" + address + "/nightjar");
    }
    for (String server : List.of("temporal", "hbase", "mysql")) {
      lines.add(server + ".connectTimeout=1s");
    }
    lines.add("worker.connectLimit=" + limit);
    lines.add("http.address=off");
    return lines.toArray(String[]::new);
  }
}
