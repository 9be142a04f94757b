package dev.nightjar.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.starter.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A standard output that takes no more, as of a full disk or a reader that has gone. */
final class FullOutputTest {
  @ParameterizedTest
  @ValueSource(strings = {"version", "generate tiny --to -"})
  void isNoSuccess(String line) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            InputStream.nullInputStream(),
            new PrintStream(new Full(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            80,
            Console.Progress.NONE,
            Map.of());

    assertThat(CommandTree.execute(console, line.split(" "))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Standard output takes no more")
        .doesNotContain("\tat ");
  }

  private static final class Full extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      throw new IOException("No space left on device");
    }
  }
}
