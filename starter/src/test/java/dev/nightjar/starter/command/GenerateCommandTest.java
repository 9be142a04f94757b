package dev.nightjar.starter.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCommandTest {
  private final Path to;

  GenerateCommandTest(@TempDir Path folder) {
    to = folder.resolve("some data");
  }

  private Captured generate(String... options) {
    List<String> line = new ArrayList<>(List.of("generate", "tiny", "--to", to.toString()));
    line.addAll(List.of(options));
    return Captured.of(line.toArray(String[]::new));
  }

  private Captured done(String... options) {
    Captured captured = generate(options);
    assertThat(captured.exitCode()).as(captured.err()).isZero();
    return captured;
  }

  private List<String> events() throws IOException {
    try (Stream<Path> files = Files.list(to)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("events"))
          .sorted()
          .toList();
    }
  }

  @Test
  void filesByNumberAndByDateExcludeEachOther() {
    Captured captured = generate("--files", "3", "--by-date");
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("--by-date and --files 3 exclude each other");
    assertThat(to).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"--files=2,--files 2", "--by-date,--by-date", "--overwrite,--overwrite"})
  void whatSaysSomethingOfFilesIsRefusedForStandardOutput(String option, String named) {
    Captured captured = Captured.of("generate", "tiny", "--to", "-", option);
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains(named + " says something of files", "--to DIR");
    assertThat(captured.out()).isEmpty();
  }

  @Test
  void eventsAreLateByThemselvesInSmallDataAlone() throws IOException {
    Captured captured = Captured.of("generate", "medium", "--to", "-", "--faults", "late-events");
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("at most 1,000,000 events", "not for 50,000,000");
    assertThat(generate("--faults", "late").err())
        .contains("'late' is not none, default or late-events");
    done("--faults", "late-events");
    assertThat(to.resolve("manifest.json"))
        .content()
        .contains("\"faults\" : \"late-events\"", "\"very_late\" : ", "\"too_early\" : ");
  }

  @Test
  void theCommandThatIsPrintedNamesEveryFile() throws IOException {
    assertThat(done("--files", "2").out())
        .contains(
            "try '%s/events-0.ndjson.gz' '%s/events-1.ndjson.gz' '%s/merchants.json' --export '%s-summary'"
                .formatted(to, to, to, to))
        .contains("diff -r '%s-summary' '%s/expected'".formatted(to, to))
        .doesNotContain("Not 2 files");
    assertThat(done("--by-date", "--compression", "plain", "--overwrite").out())
        .contains("try '%s'/events-*.ndjson '%s/merchants.json'".formatted(to, to));
    assertThat(events()).hasSize(4).allMatch(name -> name.endsWith(".ndjson"));
  }

  @Test
  void itSaysWhenTheEventsAreTooFewForTheFilesAskedFor() throws IOException {
    assertThat(done("--files", "10").out()).contains("Not 10 files: so few events");
    assertThat(events()).hasSize(4);
  }

  @Test
  void ofWhatWasGeneratedBeforeNoEventsStay() throws IOException {
    done("--files", "4");
    assertThat(events()).hasSize(4);
    assertThat(generate().err()).contains("there is something in it", "--overwrite");
    done("--overwrite", "--files", "2", "--compression", "zstd");
    assertThat(events()).containsExactly("events-0.ndjson.zst", "events-1.ndjson.zst");
  }

  @Test
  void eventsThatNoManifestNamesAreNotTakenAway() throws IOException {
    done();
    Path own = Files.writeString(to.resolve("events-7.ndjson"), "mine\n");
    Captured captured = generate("--overwrite");
    assertThat(captured.exitCode()).isEqualTo(1);
    assertThat(captured.err()).contains("names its file 'events-7.ndjson'", "Delete it");
    assertThat(own).hasContent("mine");
    assertThat(events()).contains("events.ndjson.gz");
  }
}
