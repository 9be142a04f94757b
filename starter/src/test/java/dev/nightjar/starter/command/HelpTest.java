package dev.nightjar.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.starter.console.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class HelpTest {
  @Test
  void theVersionIsTheBuildsAndNotAPlaceholder() {
    Captured captured = Captured.of("version");
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out()).startsWith("nightjar 0.").contains("Java ");
    assertThat(Captured.of("--version").out()).isEqualTo(captured.out());
  }

  @Test
  void theHelpNamesEveryCommandAndWhereToStart() {
    Captured captured = Captured.of("--help");
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out())
        .contains("demo", "try", "embedded", "setup", "tables", "merchants", "ingest", "quarantine")
        .contains("run", "runs", "status", "summary", "worker", "version")
        .contains("Start here: nightjar demo");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandHasAHelpThatFitsEightyColumns(List<String> name) {
    List<String> line = new ArrayList<>(name);
    line.add("--help");
    Captured captured = Captured.of(line.toArray(String[]::new));
    assertThat(captured.exitCode()).isZero();
    assertThat(captured.out()).contains("Usage: nightjar " + String.join(" ", name));
    assertThat(captured.out().lines()).allMatch(text -> text.length() <= 80);
  }

  static List<List<String>> names() {
    CommandLine tree = Commands.of(new NightjarCommand(Console.ofProcess(new Properties())));
    return tree.getSubcommands().entrySet().stream()
        .filter(command -> !command.getKey().equals("version"))
        .flatMap(
            command ->
                command.getValue().getSubcommands().isEmpty()
                    ? List.of(List.of(command.getKey())).stream()
                    : command.getValue().getSubcommands().keySet().stream()
                        .map(sub -> List.of(command.getKey(), sub)))
        .toList();
  }
}
