package dev.nightjar.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnClusterTest {
  @Test
  void theServersOfTheConfigurationAreAskedAndNoStackIsStarted(@TempDir Path folder)
      throws IOException {
    Captured captured = Captured.of(NobodyAnswers.environment(), trying(folder, "--on-cluster"));
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err())
        .contains("Connecting to the cluster", "'nightjar' on 127.0.0.1:")
        .doesNotContain("embedded stack");
  }

  @Test
  void theEnvironmentMayAskForTheCluster(@TempDir Path folder) throws IOException {
    Map<String, String> environment = new HashMap<>(NobodyAnswers.environment());
    environment.put("NIGHTJAR_ON_CLUSTER", "true");
    Captured captured = Captured.of(environment, trying(folder));
    assertThat(captured.err()).contains("Connecting to the cluster", "'nightjar' on 127.0.0.1:");
  }

  @Test
  void theClusterAndAnEmbeddedStackAreTwoStacks(@TempDir Path folder) throws IOException {
    Captured captured = Captured.of(trying(folder, "--on-cluster", "--embedded", "somewhere"));
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err())
        .contains("the embedded stack in 'somewhere' at once", "Leave out --on-cluster or");
  }

  @Test
  void theClusterKeepsItsDataItself(@TempDir Path folder) throws IOException {
    Captured captured = Captured.of(trying(folder, "--on-cluster", "--data", "somewhere"));
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("'somewhere'", "Leave out --data or --on-cluster");
  }

  private static String[] trying(Path folder, String... options) throws IOException {
    Path events = Files.writeString(folder.resolve("events.ndjson"), "");
    Path merchants = Files.writeString(folder.resolve("merchants.json"), "[]");
    String[] line = new String[3 + options.length];
    line[0] = "try";
    line[1] = events.toString();
    line[2] = merchants.toString();
    System.arraycopy(options, 0, line, 3, options.length);
    return line;
  }
}
