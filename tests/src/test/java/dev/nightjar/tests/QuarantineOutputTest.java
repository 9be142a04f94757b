package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands of the quarantine tell a program: JSON on standard output and nothing else. */
@OnStack
final class QuarantineOutputTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD =
      "{\"merchant\":\"pear\",\"eventId\":\"g-%d\",\"type\":\"view\",\"at\":\"2026-03-10T12:00:00Z\"}\n";

  @Test
  void countsExportReplayAndDropSayInJsonWhatTheyDid(TestStack stack, @TempDir Path folder)
      throws IOException {
    try (Site site = Site.on(stack)) {
      Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
      Shell shell = Shell.with("--config", config.toString());
      site.register("apple", "UTC");
      Path events =
          Files.writeString(
              folder.resolve("e.ndjson"),
              GOOD.formatted(1) + GOOD.formatted(2) + "{broken\n" + "{\"merchant\":\"\"}\n");
      assertThat(shell.type("ingest", events.toString()).exit()).isEqualTo(1);

      JsonNode counts = json(shell.type("quarantine", "counts", "-o", "json"), 0);
      assertThat(counts.findValuesAsText("reason"))
          .containsExactly("unparsed", "merchant", "unknown_merchant");
      assertThat(counts.findValues("records").stream().map(JsonNode::asInt))
          .containsExactly(1, 1, 2);

      Path export = folder.resolve("export");
      JsonNode exported =
          json(shell.type("quarantine", "export", "--dir", export.toString(), "-o", "json"), 0);
      assertThat(exported.path("records").asInt()).isEqualTo(4);
      assertThat(exported.path("folder").asText()).isEqualTo(export.toString());
      for (String name : exported.path("files").asText().split(" ", -1)) {
        assertThat(export.resolve(name)).isRegularFile();
      }

      site.register("pear", "UTC");
      JsonNode replayed = json(shell.type("quarantine", "replay", "-o", "json"), 2);
      assertThat(replayed.path("dry_run").asText()).isEqualTo("no");
      assertThat(replayed.path("records").asInt()).isEqualTo(4);
      assertThat(replayed.path("accepted").asInt()).isEqualTo(2);
      assertThat(replayed.path("still_quarantined").asInt()).isEqualTo(2);
      assertThat(replayed.path("still_quarantined_by_reason").findValuesAsText("reason"))
          .containsExactly("unparsed", "merchant");
      assertThat(replayed.path("merchant_days").get(0).path("merchant").asText()).isEqualTo("pear");
      assertThat(replayed.path("nights_to_run").toString()).contains("2026-03-10");

      JsonNode dropped = json(shell.type("quarantine", "drop", "--all", "--yes", "-o", "json"), 0);
      assertThat(dropped.path("dropped").asInt()).isEqualTo(2);
      assertThat(dropped.path("raw_rows_that_stay").asInt()).isZero();
      assertThat(dropped.path("chosen_by_reason").findValuesAsText("records"))
          .containsExactly("1", "1");
      assertThat(json(shell.type("quarantine", "counts", "-o", "json"), 0)).isEmpty();
    }
  }

  private static JsonNode json(Shell.Said said, int exit) throws IOException {
    assertThat(said.exit()).as(said.all()).isEqualTo(exit);
    return JSON.readTree(said.out());
  }
}
