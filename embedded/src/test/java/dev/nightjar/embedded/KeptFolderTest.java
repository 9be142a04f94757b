package dev.nightjar.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptFolderTest {
  private final List<String> progress = new CopyOnWriteArrayList<>();

  private final Path folder;

  KeptFolderTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void dataSurvivesAndTheFolderServesOneStackAtATime() throws Exception {
    EmbeddedOptions options = options().withParts(Part.HBASE, Part.MYSQL);
    String addresses;
    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      addresses = stack.settings().toString();
      new RowStore(stack, "kept").create();
      new RowStore(stack, "kept").put("key", "value");
      new Ledger(stack).run("CREATE TABLE kept (v INT)");
      new Ledger(stack).run("INSERT INTO kept VALUES (42)");
      assertThatExceptionOfType(EmbeddedStackException.class)
          .isThrownBy(() -> EmbeddedStack.start(options))
          .withMessageContaining(folder.toString())
          .withMessageContaining("process " + ProcessHandle.current().pid())
          .withMessageContaining("Stop that process");
    }
    assertThat(folder.resolve("nightjar.properties")).doesNotExist();

    try (EmbeddedStack stack = EmbeddedStack.start(options)) {
      assertThat(new RowStore(stack, "kept").value("key")).isEqualTo("value");
      assertThat(new Ledger(stack).text("SELECT v FROM kept")).isEqualTo("42");
      assertThat(stack.settings()).hasToString(addresses);
    }
    assertThat(progress)
        .anyMatch(
            line -> line.matches("HBase 2\\.6\\.4: ready on 127\\.0\\.0\\.1:\\d+ \\(.* s\\)"));
  }

  @Test
  void aKilledJvmLeavesAFolderThatCanBeUsedAndItsServerIsStopped() throws Exception {
    assertThat(exitCodeOf(KilledStack.class)).isEqualTo(KilledStack.EXIT_CODE);
    ProcessHandle orphan = server().orElseThrow();

    try (EmbeddedStack stack = EmbeddedStack.start(options().withParts(Part.MYSQL))) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(new Ledger(stack).text("SELECT v FROM kept")).isEqualTo("42");
      assertThat(server()).isPresent().get().isNotEqualTo(orphan);
    }
    assertThat(server()).isEmpty();
  }

  @Test
  void aJvmThatExitsDuringAStartLeavesNothingRunning() throws Exception {
    assertThat(exitCodeOf(ExitingStack.class)).isEqualTo(ExitingStack.EXIT_CODE);

    assertThat(Files.readString(folder.resolve("output"))).doesNotContain("Shutdown in progress");
    assertThat(server()).isEmpty();
    assertThat(folder.resolve("stack.pid")).doesNotExist();
    assertThat(folder.resolve("nightjar.properties")).doesNotExist();
  }

  @Test
  void aPartThatCannotStartIsNamedAndTheOthersAreStopped() throws Exception {
    Files.writeString(folder.resolve("hbase"), "a file where a folder must be");

    assertThatExceptionOfType(EmbeddedStackException.class)
        .isThrownBy(() -> EmbeddedStack.start(options()))
        .withMessageStartingWith("HBase: Cannot start: ")
        .withMessageContaining(folder.resolve("hbase").toString())
        .satisfies(e -> assertThat(e.part()).contains(Part.HBASE));
    assertThat(progress).anyMatch(line -> line.startsWith("MariaDB 11.4.5: ready"));
    assertThat(server()).isEmpty();
    FolderLock.take(folder).orElseThrow().close();
  }

  private int exitCodeOf(Class<?> program) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
    assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private EmbeddedOptions options() {
    return EmbeddedOptions.defaults().withDataFolder(folder).withProgress(progress::add);
  }

  private Optional<ProcessHandle> server() throws Exception {
    Path pidFile = folder.resolve("mysql").resolve("mariadbd.pid");
    if (!Files.exists(pidFile)) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
        .filter(ProcessHandle::isAlive);
  }
}
