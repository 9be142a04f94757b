package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person gets who generates data, tries it and compares: nothing differs. */
@OnStack
final class GenerateTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern LINES =
      Pattern.compile("([0-9,]+) lines? = ([0-9,]+) accepted \\+ ([0-9,]+) quarantined");

  private Path folder;
  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path empty) throws IOException {
    folder = empty;
    site = Site.on(stack);
    Path config = folder.resolve("nightjar.properties");
    Files.write(config, site.configuration());
    shell = Shell.with("--config", config.toString());
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void whatTryExportsOfFaultyEventsIsWhatWasToBeExpectedAndTheManifestCountsThem()
      throws IOException {
    Path data = folder.resolve("data");
    done(("generate tiny --faults default --by-date --compression zstd --to " + data).split(" "));
    JsonNode manifest = JSON.readTree(data.resolve("manifest.json").toFile());
    assertThat(manifest.path("files").size()).isGreaterThan(10);

    String said = tried(data, manifest);

    assertThat(contents(folder.resolve("summary"))).isEqualTo(contents(data.resolve("expected")));
    List<long[]> ingested =
        LINES
            .matcher(said)
            .results()
            .map(
                sum ->
                    new long[] {number(sum.group(1)), number(sum.group(2)), number(sum.group(3))})
            .toList();
    assertThat(ingested).hasSize(manifest.path("files").size());
    assertThat(sum(ingested, line -> line[0])).isEqualTo(manifest.path("lines").asLong());
    assertThat(sum(ingested, line -> line[1]))
        .isEqualTo(manifest.path("lines").asLong() - manifest.path("quarantined").asLong());
    assertThat(sum(ingested, line -> line[2])).isEqualTo(manifest.path("quarantined").asLong());
    assertThat(quarantined()).isEqualTo(byReason(manifest));
    assertThat(said)
        .contains(
            String.format(
                Locale.ROOT,
                "= %,d used + %,d duplicates + 0 quarantined",
                manifest.path("events").asLong(),
                manifest.path("duplicates").asLong()));
  }

  private String tried(Path data, JsonNode manifest) {
    List<String> command = new ArrayList<>(List.of("try"));
    manifest.path("files").forEach(name -> command.add(data.resolve(name.asText()).toString()));
    command.add(data.resolve("merchants.json").toString());
    command.addAll(List.of("--on-cluster", "--export", folder.resolve("summary").toString()));
    return done(command.toArray(String[]::new));
  }

  private Map<String, Long> quarantined() throws IOException {
    Map<String, Long> counts = new TreeMap<>();
    for (JsonNode row : JSON.readTree(done("quarantine", "counts", "-o", "json"))) {
      counts.put(row.path("reason").asText(), row.path("records").asLong());
    }
    return counts;
  }

  private static Map<String, Long> byReason(JsonNode manifest) {
    Map<String, Long> counts = new TreeMap<>();
    manifest
        .path("quarantined_by_reason")
        .properties()
        .forEach(reason -> counts.put(reason.getKey(), reason.getValue().asLong()));
    return counts;
  }

  private static SortedMap<String, String> contents(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString(),
              GenerateTest::text,
              (one, other) -> one,
              TreeMap::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long sum(List<long[]> lines, ToLongFunction<long[]> part) {
    return lines.stream().mapToLong(part).sum();
  }

  private static long number(String text) {
    return Long.parseLong(text.replace(",", ""));
  }

  private String done(String... command) {
    Shell.Said said = shell.type(command);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.all();
  }
}
