package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark works and its report is complete; its figures say nothing at this size. */
final class BenchTest {
  private static final Duration LIMIT = Duration.ofMinutes(15);

  @Test
  void aSmallBenchmarkMeasuresEveryProgramAndFindsTheSameRows(@TempDir Path folder)
      throws Exception {
    Path report = folder.resolve("report.json");
    try (NightjarProcess bench =
        NightjarProcess.start(
            folder,
            List.of(),
            Map.of(),
            List.of(
                "bench",
                "--events",
                "20000",
                "--merchants",
                "30",
                "--frames",
                "2",
                "-o",
                "json",
                "--to",
                report.toString()))) {
      assertThat(bench.exit(LIMIT)).as(bench.err()).isZero();
      JsonNode said = new ObjectMapper().readTree(bench.out());
      assertThat(new ObjectMapper().readTree(report.toFile())).isEqualTo(said);
      assertThat(said.path("comparison").asText())
          .startsWith("floor, direct, engine wrote the same bytes");
      assertComplete(said);
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
