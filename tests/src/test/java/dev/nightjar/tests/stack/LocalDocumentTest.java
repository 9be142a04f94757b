package dev.nightjar.tests.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.NightjarProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The first commands of docs/local-stack.md work in their order, on the tests' data folder. */
@Tag("local")
@ExtendWith(TestStackExtension.class)
final class LocalDocumentTest {
  private static final Pattern SHELL_BLOCK = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /** Other tests go on with the stack. */
  private static final String LAST = "bin/stack down";

  private final StackCommand stack = StackCommand.ofTests();

  @Test
  void theFirstCommandsCarryANightThrough(TestStack servers, @TempDir Path folder)
      throws Exception {
    assertThat(servers.temporalTarget()).isNotEmpty();
    List<String> commands = commands();
    assertThat(commands).hasSize(6).endsWith(LAST);
    for (String command : commands.subList(0, commands.size() - 1)) {
      Path said = Files.createTempFile(folder, "command", ".log");
      ProcessBuilder builder =
          new ProcessBuilder("bash", "-c", here(command))
              .directory(stack.home().toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .redirectInput(Path.of("/dev/null").toFile());
      NightjarProcess.connectPatiently(builder.environment());
      if (command.equals("bin/stack status")) {
        new StackStates(stack).awaitAllUp();
      }
      Process process = builder.start();
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(command).isTrue();
      assertThat(process.exitValue()).as("%s%n%s", command, Files.readString(said)).isZero();
    }
    // The document asks for worker hosts, and other tests bring their own.
    stack.run("up", "--workers", "0");
  }

  private List<String> commands() throws IOException {
    Matcher block =
        SHELL_BLOCK.matcher(Files.readString(stack.home().resolve("docs/local-stack.md")));
    assertThat(block.find()).isTrue();
    return block.group(1).lines().toList();
  }

  /** The command with the tests' folder in place of the default one. */
  private String here(String command) {
    return command.startsWith("bin/stack ")
        ? command + " --data " + stack.data()
        : command.replace(".nightjar/local", stack.data().toString());
  }
}
