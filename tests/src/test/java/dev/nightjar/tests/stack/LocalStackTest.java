package dev.nightjar.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.embedded.junit.StackCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code bin/stack}: what its states mean, and what it mends. */
@Tag("local")
@ExtendWith(TestStackExtension.class)
final class LocalStackTest {
  /** The part that nothing else needs. */
  private static final String SPARE = "temporal-ui";

  private final StackCommand stack = StackCommand.ofTests();
  private final StackStates states = new StackStates(stack);

  @BeforeAll
  static void start(TestStack servers) {
    assertThat(servers.temporalTarget()).startsWith("127.0.0.1:");
  }

  @Test
  void everyPartIsThereAndAnswers() throws IOException {
    assertThat(states.now())
        .containsOnlyKeys(
            "mysql",
            "zookeeper",
            "hbase-master",
            "regionserver-1",
            "regionserver-2",
            "temporal",
            "temporal-ui");
    states.awaitAllUp();
  }

  @Test
  void aKilledPartIsCrashedUntilItIsStarted() throws IOException {
    stack.run("kill", SPARE);

    assertThat(states.now()).containsEntry(SPARE, "crashed");
    states.awaitUp("mysql");
    assertThat(stack.ask("status").exit()).isEqualTo(1);

    stack.run("start", SPARE);
    states.awaitUp(SPARE);
  }

  /** Each is asked in another way whether it answers. */
  @ParameterizedTest
  @ValueSource(strings = {"mysql", "zookeeper", "hbase-master", "regionserver-2", "temporal"})
  void anyKilledPartIsCrashedUntilItIsStarted(String part) throws IOException {
    stack.run("kill", part);

    assertThat(states.now()).containsEntry(part, "crashed");
    states.awaitUp(SPARE);

    stack.run("start", part);
    states.awaitUp(part);
    // What ended because of it, as HBase's servers may without ZooKeeper.
    stack.run("up", "--workers", "0");
    states.awaitAllUp();
  }

  @Test
  void aKilledWorkerHostIsCrashedUntilItIsStoppedForGood() throws IOException {
    stack.run("start", "worker-1");
    states.awaitUp("worker-1");

    stack.run("kill", "worker-1");
    assertThat(states.now()).containsEntry("worker-1", "crashed");
    states.awaitUp("temporal");

    stack.run("stop", "worker-1");
    assertThat(states.now()).doesNotContainKey("worker-1");
  }

  @Test
  void downLeavesNoProcessAndUpGoesOn() throws IOException {
    assertThat(processes()).hasSizeGreaterThanOrEqualTo(states.now().size());

    stack.run("down");
    assertThat(processes()).isEmpty();
    assertThat(states.now())
        .allSatisfy((part, state) -> assertThat(state).as(part).isEqualTo("down"));

    stack.run("up", "--workers", "0");
    states.awaitAllUp();
  }

  @Test
  void aMachineWithoutItsProgramsIsRefusedInWords(@TempDir Path folder) throws Exception {
    Path uname = Files.writeString(folder.resolve("uname"), "#!/bin/sh\necho Linux aarch64\n");
    assertThat(uname.toFile().setExecutable(true)).isTrue();
    Path data = folder.resolve("data");
    for (String command : List.of("up", "fetch", "start")) {
      ProcessBuilder builder =
          new ProcessBuilder(
              stack.home().resolve("bin/stack").toString(), command, "--data", data.toString());
      builder.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
      Process process = builder.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(said)
          .contains("runs on Linux x86_64 alone, and this machine is Linux aarch64")
          .contains("bin/nightjar embedded");
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void upIsRefusedWhereTheEnvironmentNamesAnotherServer(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    for (String variable : List.of("NIGHTJAR_TEMPORAL_TARGET", "NIGHTJAR_HTTP_ADDRESS")) {
      ProcessBuilder builder =
          new ProcessBuilder(
              stack.home().resolve("bin/stack").toString(), "up", "--data", data.toString());
      builder.environment().put(variable, "127.0.0.1:9");
      Process process = builder.redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(process.waitFor()).isEqualTo(1);
      assertThat(said).contains(variable + " is set", "unset " + variable);
    }
    assertThat(data).doesNotExist();
  }

  @Test
  void aPartThatIsStoppedByASignalIsPausedAlthoughItsPortIsOpen() throws IOException {
    stack.run("kill", SPARE, "--signal", "STOP");
    assertThat(states.now()).containsEntry(SPARE, "paused");

    stack.run("kill", SPARE, "--signal", "CONT");
    states.awaitUp(SPARE);
  }

  @Test
  void aPartThatWasStoppedIsDownAndUpStartsWhatIsMissingAlone() throws IOException {
    String others = Files.readString(stack.data().resolve("pids/mysql.pid"));
    stack.run("stop", SPARE);
    assertThat(states.now()).containsEntry(SPARE, "down");

    stack.run("up");

    states.awaitUp(SPARE);
    assertThat(Files.readString(stack.data().resolve("pids/mysql.pid"))).isEqualTo(others);
  }

  @Test
  void dataIsDeletedOnlyWhenThatIsMeantAndItIsAStacks(@TempDir Path other) throws IOException {
    assertThat(stack.ask("wipe").exit()).isEqualTo(1);
    assertThat(stack.data().resolve("stack.conf")).exists();

    Path mine = Files.writeString(other.resolve("mine"), "mine");
    StackCommand wrong = new StackCommand(stack.home(), other, stack.ports());
    assertThat(wrong.ask("wipe", "--yes").exit()).isEqualTo(1);
    assertThat(mine).exists();
  }

  @Test
  void aFolderWithOtherThingsInItBecomesNoStacks(@TempDir Path other) throws IOException {
    // A stack has folders of these names as well.
    for (String name : List.of("mine", "conf/mine", "logs/mine")) {
      Path folder = Files.createTempDirectory(other, "other");
      Path mine = folder.resolve(name);
      Files.createDirectories(mine.getParent());
      Files.writeString(mine, "mine");
      StackCommand wrong = new StackCommand(stack.home(), folder, stack.ports());
      assertThat(wrong.ask("up", "--ports", "32000").exit()).as(name).isEqualTo(1);
      assertThat(wrong.ask("wipe", "--yes").exit()).as(name).isEqualTo(1);
      assertThat(mine).exists();
      assertThat(folder.resolve("stack.conf")).doesNotExist();
    }
    assertThat(stack.ask("status", "--data", "").exit()).isEqualTo(1);
  }

  @Test
  void anUnknownPartOrOptionIsRefused() {
    assertThat(stack.ask("kill", "regionserver-99").exit()).isEqualTo(1);
    assertThat(stack.ask("stop", "mariadb").exit()).isEqualTo(1);
    assertThat(stack.ask("up", "--workers", "many").exit()).isEqualTo(1);
    assertThat(stack.ask("rise").exit()).isEqualTo(1);
  }

  @Test
  void passwordsAreForTheOwnerAlone() throws IOException {
    Path secret = stack.data().resolve("secrets/mysql-nightjar.password");
    assertThat(Files.getPosixFilePermissions(secret)).hasSize(2);
    assertThat(Files.getPosixFilePermissions(stack.data().resolve("conf/temporal.yaml")))
        .hasSize(2);
    assertThat(Files.readString(stack.data().resolve("nightjar.properties")))
        .doesNotContain(Files.readString(secret));
  }

  /** Processes that were started for a part of this stack, or by one that was. */
  private List<Long> processes() {
    String mark = "STACK_PART=" + stack.data() + ":";
    return ProcessHandle.allProcesses()
        .map(ProcessHandle::pid)
        .filter(pid -> environment(pid).contains(mark))
        .toList();
  }

  private static String environment(long pid) {
    try {
      return Files.readString(Path.of("/proc/" + pid + "/environ"), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      // It has ended meanwhile.
      return "";
    }
  }
}
