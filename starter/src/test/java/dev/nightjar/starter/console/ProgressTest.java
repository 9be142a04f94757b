package dev.nightjar.starter.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  @Test
  void withoutATerminalAQuickStepShowsNoProgressAndLinesThatStayArePlain() {
    ProgressLine line = new ProgressLine(new PlainDisplay(stream));
    line.update("1 of 2");
    line.line("done");
    line.clear();
    assertThat(printed()).isEqualTo("done\n");
  }

  @Test
  void textsOfStrangersMoveNoCursorAndTurnNothing() {
    String hostile = "a\u001b[2J\u009b31m\u202Eb";

    assertThat(Widths.cut(hostile, 80, '~')).isEqualTo("a\u00b7[2J\u00b731m\u00b7b");
    new ProgressLine(new PlainDisplay(stream, Duration.ZERO)).update(hostile);
    assertThat(printed()).isEqualTo("a\\u001b[2J\\u009b31m\\u202eb\n");
  }

  @Test
  void nothingIsATerminalUnlessTheStartScriptSaysSo() {
    assertThat(Console.ofProcess(new Properties()))
        .returns(Console.UNLIMITED, Console::width)
        .returns(Console.Progress.PLAIN, Console::progress);
    Properties properties = new Properties();
    properties.setProperty("nightjar.columns", "80");
    properties.setProperty("nightjar.progress", "live");
    assertThat(Console.ofProcess(properties))
        .returns(80, Console::width)
        .returns(
            System.getenv().getOrDefault("CI", "").isEmpty()
                ? Console.Progress.LIVE
                : Console.Progress.PLAIN,
            Console::progress);
  }

  @Test
  void whatCannotRedrawGetsPlainLinesAlsoWhenLiveIsAskedFor() {
    console(Map.of("TERM", "xterm")).progressLine().line("drawn");
    assertThat(printed()).contains("\u001b[", "drawn");
    bytes.reset();
    console(Map.of("TERM", "dumb")).progressLine().line("plain");
    assertThat(printed()).isEqualTo("plain\n");
  }

  private Console console(Map<String, String> environment) {
    return new Console(
        InputStream.nullInputStream(),
        stream,
        stream,
        Console.UNLIMITED,
        Console.Progress.LIVE,
        environment);
  }

  @Test
  void durationsAndRatesAreForPeople() {
    assertThat(Elapsed.text(Duration.ofMillis(340))).isEqualTo("0.3 s");
    assertThat(Elapsed.text(Duration.ofSeconds(200))).isEqualTo("3 min 20 s");
    assertThat(Elapsed.text(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    assertThat(Elapsed.rate(1234567, Duration.ofSeconds(1))).isEqualTo("1,234,567");
    assertThat(Elapsed.rate(1, Duration.ofSeconds(4))).isEqualTo("0.3");
    assertThat(Elapsed.count(1, "night")).isEqualTo("1 night");
    assertThat(Elapsed.count(1200, "night")).isEqualTo("1,200 nights");
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
