package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works and its report is complete; its figures say nothing at this size. */
final class BenchTest {
  private static final List<String> MEASURED =
      List.of("seconds", "rows_a_second", "mb_a_second", "cpu_seconds", "most_heap_mb");
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Test
  void aSmallBenchmarkMeasuresEveryProgramAndFindsTheSameRows(@TempDir Path folder)
      throws Exception {
    Path report = folder.resolve("report.json");
    List<String> words =
        new ArrayList<>(List.of("bench", "--events", "20000", "--merchants", "10"));
    words.addAll(List.of("--frames", "2", "--to", report.toString()));
    words.add("--java-option=-XX:TieredStopAtLevel=1");
    // Its programs run from the jars that it itself runs from.
    Program.options(Program.classPath()).forEach(option -> words.add("--java-option=" + option));
    try (NightjarProcess bench = NightjarProcess.start(folder, List.of(), Map.of(), words)) {
      assertThat(bench.exit(LIMIT)).as(bench.err()).isZero();
      JsonNode said = new ObjectMapper().readTree(report.toFile());
      assertThat(said.path("comparison").asText())
          .startsWith("floor, direct, engine wrote the same bytes");
      assertComplete(said);
      assertPositive(said);
      assertTold(said, bench.out());
    }
  }

  /** Of a measurement that was not made the cells are 0 or empty. */
  private static void assertPositive(JsonNode said) {
    for (JsonNode program : said.path("programs")) {
      for (String cell : MEASURED) {
        assertThat(program.path(cell).asDouble()).as("%s of %s", cell, program).isPositive();
      }
      boolean hasTables = !Set.of("puts", "ingest").contains(program.path("program").asText());
      assertThat(program.path("live_heap_mb").asDouble() > 0)
          .as("%s", program)
          .isEqualTo(hasTables);
    }
    for (JsonNode target : said.path("targets")) {
      assertThat(target.path("measured").asDouble()).as("%s", target).isNotNegative();
    }
    for (String target : List.of("engine / floor", "ingest / puts", "fixed cost of a night, s")) {
      assertThat(said.path("targets"))
          .filteredOn(row -> row.path("target").asText().equals(target))
          .singleElement()
          .satisfies(row -> assertThat(row.path("measured").asDouble()).isPositive());
    }
  }

  /** The text says what the JSON says. */
  private static void assertTold(JsonNode said, String text) {
    assertThat(text)
        .contains("Programs, medians of all rounds", "Targets", "Seconds of busy Java threads")
        .contains("The same of the stack", "Rounds", "Most sampled frames, last round")
        .contains(said.path("comparison").asText(), said.path("machine").asText());
    for (JsonNode program : said.path("programs")) {
      assertThat(text.lines())
          .anyMatch(
              line ->
                  line.startsWith(program.path("program").asText() + " ")
                      && line.contains(program.path("seconds").asText())
                      && line.contains(program.path("cpu_seconds").asText()));
    }
  }

  private static void assertComplete(JsonNode said) {
    assertThat(said.path("programs").findValuesAsText("program"))
        .containsExactly("puts", "ingest", "floor", "direct", "engine");
    assertThat(said.path("programs").findValuesAsText("rows")).containsOnly("20000");
    assertThat(said.path("targets").findValuesAsText("target"))
        .contains("engine / floor", "ingest / puts", "ledger statements a chunk")
        .contains("history events a chunk", "state transitions a chunk")
        .contains("idle slot time while work is pending, %", "fixed cost of a night, s");
    assertThat(said.path("phase_seconds").findValuesAsText("phase"))
        .contains("decode", "extract", "compilers", "collections");
    assertThat(said.path("stack_phase_seconds").findValuesAsText("phase"))
        .contains("server memory");
    assertThat(said.path("top_frames")).isNotEmpty();
    assertThat(said.path("machine").asText()).contains("cores");
  }
}
