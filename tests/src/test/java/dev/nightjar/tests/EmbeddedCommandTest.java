package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An embedded stack that a command runs, in a process of its own. */
@Timeout(360)
final class EmbeddedCommandTest {
  @Test
  void theStackEndsWhenItsWorkerHostIsToldToStop(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("our stack");
    try (NightjarProcess stack =
        NightjarProcess.start(
            folder,
            List.of("-Xmx1g"),
            Map.of("NIGHTJAR_HTTP_ADDRESS", "off"),
            List.of("embedded", "--data", data.toString()))) {
      assertThat(stack.says(" status\n")).as(stack.all()).isTrue();
      assertThat(stack.out()).contains("nightjar --embedded '%s' status".formatted(data));

      Shell.Said told = Shell.with("--embedded", data.toString()).type("hosts", "stop", "--all");

      assertThat(told.exit()).as(told.all()).isZero();
      assertThat(told.err()).as(told.all()).contains(" is STOPPED");
      assertThat(stack.exit()).as(stack.all()).isZero();
      assertThat(stack.err()).contains("Stopping ...");
    }
  }
}
