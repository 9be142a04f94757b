package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RunState;
import dev.nightjar.tests.HeldCount.Gate;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.worker.build.Build;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A night that worker hosts of an earlier commit began ends on those of this one. The earlier
 * commit is built in a folder of its own: {@code nightjar.upgrade.from}, the one before this unless
 * given; or it is built already: {@code nightjar.upgrade.built} is a folder with its {@code
 * nightjar-starter.jar} and {@code lib}.
 */
@Tag("crash")
@OnStack
@Timeout(900)
final class UpgradeTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();
  private static final String FROM = System.getProperty("nightjar.upgrade.from", "HEAD~1");
  private static final Optional<Path> BUILT =
      Optional.ofNullable(System.getProperty("nightjar.upgrade.built")).map(Path::of);
  private static final List<String> MERCHANTS = List.of("apple", "pear", HeldCount.HELD);

  private Path folder;
  private Path earlier;
  private Site site;
  private Gate gate;
  private WorkerHosts now;
  private WorkerHosts before;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws Exception {
    this.folder = folder;
    gate = new Gate(Files.createDirectory(folder.resolve("gate")));
    site =
        Site.withoutWorkers(
            stack, Map.of("run.heartbeatTimeout", "3s", "worker.shutdownGrace", "1s"));
    Files.write(folder.resolve("nightjar.properties"), site.configuration());
    earlier = folder.resolve("earlier");
    if (BUILT.isEmpty()) {
      build();
    }
    now = new WorkerHosts(folder, List.of(gate.javaOption()));
    before = new WorkerHosts(folder, List.of(gate.javaOption())).ofClasses(earlierClasses());
    for (String merchant : MERCHANTS) {
      site.register(merchant, "UTC");
      site.ingest(Events.of(merchant, 60, Instant.parse("2026-03-10T12:00:00Z")));
    }
  }

  @AfterEach
  void close() {
    before.close();
    now.close();
    site.close();
  }

  @Test
  void aNightThatWorkerHostsOfAnEarlierCommitBeganEndsOnThoseOfThisOne() throws Exception {
    NightjarProcess old = before.worker();
    assertThat(old.err()).doesNotContain("of Nightjar " + Build.current() + " serves");
    RunHandle run = start();
    await(() -> gate.comers().contains(old.pid()));
    old.terminate();
    assertThat(old.exit()).isEqualTo(128 + 15);

    NightjarProcess fresh = now.worker();
    await(() -> gate.comers().contains(fresh.pid()));
    gate.open();
    assertThat(run.await(Duration.ofMinutes(2)))
        .hasValueSatisfying(
            report -> {
              assertThat(report.state()).isEqualTo(RunState.COMPLETED);
              assertThat(report.merchantsPublished()).isEqualTo(MERCHANTS.size());
            });
    Map<String, Digest> upgraded = digests();

    assertThat(start().result().state()).isEqualTo(RunState.COMPLETED);
    assertThat(digests()).isEqualTo(upgraded);
  }

  private void build() throws IOException, InterruptedException {
    // A clone and no worktree, of which the build would name the commit of this folder.
    run(PROJECT, "git", "clone", "--quiet", "--shared", "--no-checkout", ".", earlier.toString());
    run(
        PROJECT,
        "sh",
        "-c",
        "git -C \"$0\" checkout --quiet --detach \"$(git rev-parse --verify \"$1^{commit}\")\"",
        earlier.toString(),
        FROM);
    run(
        earlier,
        "mvn",
        "-B",
        "-o",
        "-Dmaven.test.skip=true",
        "-Dspotless.check.skip",
        "-Dcyclonedx.skip",
        "package",
        "-pl",
        "starter",
        "-am");
  }

  private void run(Path where, String... command) throws IOException, InterruptedException {
    File log = folder.resolve("earlier.log").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(where.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    process.getOutputStream().close();
    assertThat(process.waitFor(10, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(log.toPath())).isZero();
  }

  /** The earlier commit's program, and from this one nothing but the test's job and its gate. */
  private String earlierClasses() throws IOException {
    Path target = BUILT.orElse(earlier.resolve("starter/target"));
    String needed =
        Stream.of(HeldCount.class, Awaitility.class, Matcher.class)
            .map(UpgradeTest::place)
            .collect(Collectors.joining(File.pathSeparator));
    return String.join(
        File.pathSeparator,
        target.resolve("nightjar-starter.jar").toString(),
        target.resolve("lib").resolve("*").toString(),
        needed);
  }

  private static String place(Class<?> type) {
    return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation().toString()))
        .toString();
  }

  private RunHandle start() {
    site.awaitSettled();
    return site.start(HeldCount.NAME, DAY, Existing.REPLACE, null, site.limits(20));
  }

  private Map<String, Digest> digests() throws IOException {
    Map<String, Digest> digests = new TreeMap<>();
    for (String merchant : MERCHANTS) {
      digests.put(merchant, site.pointer(HeldCount.NAME, merchant, DAY).digest());
    }
    return digests;
  }

  private static void await(Callable<Boolean> condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(50))
        .until(condition);
  }
}
