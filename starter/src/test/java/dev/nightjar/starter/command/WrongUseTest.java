package dev.nightjar.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrongUseTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "run merchant-analytics;Missing required parameter: 'DAY'",
        "run merchant-analytics 2024-02-30;'2024-02-30' is not a day of the calendar",
        "run Analytics 2024-02-01;Invalid job name: 'Analytics'",
        "run merchant-analytics 2024-02-01 --force=maybe;maybe",
        "status last;Invalid run: 'last' is not JOB/DAY/GROUP/CUTOFF",
        "sumary;Unmatched argument at index 0: 'sumary'",
        "summary export;Missing required option: '--to-dir=DIR'",
        "merchants;A command is missing",
        "status --progress fancy;Invalid value for option '--progress'",
        "quarantine list --since yesterday;'yesterday' is no arrival: write an instant as 2026-11-23T06:00:00Z",
        "quarantine drop --until 12w;'12w' is no arrival",
        "quarantine counts --since 2026-02-30;'2026-02-30' is no arrival",
        "quarantine replay --source;Missing required parameter for option '--source' (TEXT)",
        "quarantine export --dir x --reason late;'late' is none of the reasons unparsed, merchant",
        "try events.ndjson;EVENTS... MERCHANTS",
        "tables create --compression BROTL;Invalid value for option '--compression'",
        "tables create --raw-ttl soon;Invalid value for option '--raw-ttl'",
      })
  void aWrongCommandLineIsRefusedWith64AndHowToSeeTheRightOne(String line, String message) {
    Captured captured = Captured.of(line.split(" "));
    assertThat(captured.exitCode()).isEqualTo(64);
    assertThat(captured.err()).contains(message).contains("--help");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void noCommandIsAWrongCommandLine() {
    Captured captured = Captured.of();
    assertThat(captured.exitCode()).isEqualTo(64);
    assertThat(captured.err()).contains("A command is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ingest /no/such/events.ndjson",
        "merchants import /no/such/events.ndjson",
        "try /no/such/events.ndjson /no/such/events.ndjson",
      })
  void aFileThatIsNotThereIsNamedBeforeAnyServerIsAsked(String line) {
    Captured captured = Captured.of(line.split(" "));
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err())
        .isEqualTo("nightjar: No such file: '/no/such/events.ndjson'. Check the path\n");
  }

  @Test
  void arrivalsThatEndBeforeTheyBeginAreRefused() {
    Captured captured =
        Captured.of("quarantine", "list", "--since", "2026-11-23", "--until", "2026-11-22");
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err())
        .contains("since 2026-11-23T00:00:00Z is not before until 2026-11-22T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 11})
  void nightsThatNobodyTellsOfAreRefusedBeforeAnyServerIsAsked(int next) {
    Captured captured = Captured.of("schedule", "list", "--next", Integer.toString(next));
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err())
        .isEqualTo("nightjar: Invalid --next: %d is not in 0..10\n".formatted(next));
  }

  @Test
  void aFolderIsNoFile(@TempDir Path folder) {
    Captured captured = Captured.of("ingest", folder.toString());
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("it is a folder");
  }

  @Test
  void merchantsThatAreWrongAreRefusedWithTheirLinesBeforeAnyServerIsAsked(@TempDir Path folder)
      throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("merchants.json"),
            "[\n{\"merchant\":\"acme\",\"zone\":\"Europe/Berln\",\"currency\":\"EUR\"}]\n");
    Captured captured = Captured.of("merchants", "import", file.toString());
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("merchants.json:2").contains("Europe/Berln");
  }

  @Test
  void aFirstDayNeedsItsZone() {
    Captured captured = Captured.of("merchants", "set", "acme", "--from", "2199-01-01");
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("--zone ZONE --from DAY");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "status;'nightjar' on 127.0.0.1:",
        "summary show acme 2024-01-01;'nightjar' on 127.0.0.1:",
        "quarantine counts;Cannot reach HBase: no ZooKeeper server of '127.0.0.1:",
        "run merchant-analytics 2024-01-01;'nightjar' on 127.0.0.1:",
        "worker;Temporal at 127.0.0.1:",
      })
  void aServerThatIsNotThereIsNamedWithinTenSecondsWithoutAStackTrace(String line, String message)
      throws IOException {
    long started = System.nanoTime();
    Captured captured = Captured.of(NobodyAnswers.environment(), line.split(" "));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(10));
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains(message).doesNotContain("\tat ");
  }

  @Test
  void debugShowsTheStackTrace() throws IOException {
    Captured captured = Captured.of(NobodyAnswers.environment(), "--debug", "status");
    assertThat(captured.err()).contains("\tat dev.nightjar.");
  }

  @Test
  void everyMistakeOfTheConfigurationIsNamed() {
    Captured captured =
        Captured.of(
            Map.of("NIGHTJAR_RUN_BATCHES", "0", "NIGHTJAR_TEMPORAL_TARGET", "nowhere"), "status");
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err())
        .contains("2 problems")
        .contains("run.batches = '0'")
        .contains("temporal.target = 'nowhere'");
  }
}
