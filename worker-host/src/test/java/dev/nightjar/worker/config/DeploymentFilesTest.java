package dev.nightjar.worker.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.swarm.temporal.Queues;
import dev.nightjar.workflows.Lanes;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What files for containers, Kubernetes and systemd, and scripts, configure is what is read. */
class DeploymentFilesTest {
  private static final Path FOLDER = Path.of("../docker");
  private static final Pattern VARIABLE = Pattern.compile("NIGHTJAR_(?!IMAGE\\b)[A-Z_]+");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dockerfile",
        "compose.yaml",
        "kubernetes/worker-host.yaml",
        "kubernetes/setup.yaml",
        "kubernetes/late-audit.yaml",
        "systemd/nightjar-worker.service",
        "systemd/nightjar-late-audit.service",
        "../bin/nightjar",
        "../local/lib/options.sh",
        "../local/lib/parts.sh",
        "../local/lib/settings.sh"
      })
  void everyVariableIsKnown(String file) throws IOException {
    Map<String, String> variables =
        VARIABLE
            .matcher(text(file))
            .results()
            .map(MatchResult::group)
            .distinct()
            .collect(Collectors.toMap(name -> name, name -> "set"));
    assertThat(variables).isNotEmpty();
    assertThat(new EnvironmentLayer(variables).strangers(Settings.ALL)).isEmpty();
  }

  @Test
  void theConfigMapIsAConfiguration() throws IOException {
    String map = text("kubernetes/configuration.yaml");
    Properties properties = new Properties();
    properties.load(new StringReader(map.substring(map.indexOf("nightjar.properties: |") + 22)));
    assertThat(properties.stringPropertyNames()).hasSizeGreaterThan(5);
    Map<String, String> entries =
        properties.stringPropertyNames().stream()
            .filter(key -> !key.equals("mysql.password.file"))
            .collect(Collectors.toMap(key -> key, properties::getProperty));
    NightjarConfig config =
        ConfigurationSources.environment(Map.of("NIGHTJAR_MYSQL_PASSWORD", "secret"))
            .values("the config map", entries)
            .read();
    assertThat(seconds("kubernetes/worker-host.yaml", "terminationGracePeriodSeconds: (\\d+)\n"))
        .isGreaterThan(config.worker().shutdownGrace().toSeconds());
  }

  @Test
  void whoStopsAWorkerHostWaitsLongerThanItNeeds() throws IOException {
    long grace =
        ConfigurationSources.environment(Map.of("NIGHTJAR_MYSQL_PASSWORD", "secret"))
            .read()
            .worker()
            .shutdownGrace()
            .toSeconds();
    assertThat(seconds("systemd/nightjar-worker.service", "TimeoutStopSec=(\\d+)s"))
        .isGreaterThan(grace);
    String compose = text("compose.yaml");
    String workerHost = compose.substring(compose.indexOf("  worker-host:"));
    assertThat(seconds(workerHost, Pattern.compile("stop_grace_period: (\\d+)s")))
        .isGreaterThan(seconds(workerHost, Pattern.compile("SHUTDOWN_GRACE: (\\d+)s")));
  }

  @Test
  void aWorkerHostThatIsNotReadyHoldsUpNoDrainOfItsNode() throws IOException {
    String manifest = text("kubernetes/worker-host.yaml");
    assertThat(manifest.substring(manifest.indexOf("kind: PodDisruptionBudget\n")))
        .contains("  maxUnavailable: 1\n", "  unhealthyPodEvictionPolicy: AlwaysAllow\n");
  }

  @Test
  void theAutoscalerLooksAtTheLanesOfChunksAndOfCalls() throws IOException {
    List<String> lanes = new ArrayList<>(List.of(Lanes.PROCESS));
    SwarmKeys.LANES
        .rule()
        .reader()
        .apply(SwarmKeys.LANES.defaultText())
        .keySet()
        .forEach(lane -> lanes.add(Queues.ofLane(lane)));
    assertThat(
            Pattern.compile("taskQueue: (\\S+)\n")
                .matcher(text("kubernetes/autoscaling.yaml"))
                .results()
                .map(match -> match.group(1)))
        .containsExactlyInAnyOrderElementsOf(lanes);
  }

  @Test
  void theAuditOfRawDataIsStartedEveryWeekInEveryDeployment() throws IOException {
    assertThat(text("systemd/nightjar-late-audit.service"))
        .contains("Type=oneshot\n", "ExecStart=/opt/nightjar/bin/nightjar late audit\n");
    assertThat(text("systemd/nightjar-late-audit.timer"))
        .as("a timer starts the service of its own name")
        .contains("OnCalendar=Sun *-*-* 12:00:00 UTC\n", "WantedBy=timers.target")
        .doesNotContain("Unit=");
    assertThat(text("kubernetes/late-audit.yaml"))
        .contains("kind: CronJob\n", "schedule: \"0 12 * * 0\"\n", "args: [late, audit]\n");
    assertThat(seconds("kubernetes/late-audit.yaml", "activeDeadlineSeconds: (\\d+)\n"))
        .isEqualTo(
            3600 * seconds("systemd/nightjar-late-audit.service", "TimeoutStartSec=(\\d+)h\n"));
  }

  @Test
  void allThatRunsOnKubernetesRunsTheSameImageWithTheSameRights() throws IOException {
    for (String file : List.of("setup", "late-audit")) {
      String text = text("kubernetes/" + file + ".yaml");
      assertThat(text.lines().map(String::strip))
          .as(file)
          .containsAll(
              text("kubernetes/worker-host.yaml")
                  .lines()
                  .map(String::strip)
                  .filter(line -> line.matches("image: .*|runAs.*|drop: .*|readOnlyRoot.*"))
                  .toList());
    }
  }

  private static long seconds(String file, String pattern) throws IOException {
    return seconds(text(file), Pattern.compile(pattern));
  }

  private static long seconds(String text, Pattern pattern) {
    List<String> found = pattern.matcher(text).results().map(match -> match.group(1)).toList();
    assertThat(found).as(pattern.pattern()).hasSize(1);
    return Long.parseLong(found.get(0));
  }

  private static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }
}
