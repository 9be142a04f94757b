package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar setup} on the real servers; an embedded Temporal has no namespaces to make. */
@Tag("local")
@OnStack
@TestInstance(Lifecycle.PER_CLASS)
final class SetupTest {
  private static final String SMALL = "--regions=1";

  private Shell shell;

  @BeforeAll
  void choose(TestStack stack, @TempDir Path folder) throws IOException {
    Map<String, String> settings = new TreeMap<>(stack.newSite());
    settings.put("temporal.namespace", "setup");
    List<String> lines = new ArrayList<>();
    settings.forEach((key, value) -> lines.add(key + "=" + value));
    Path config = Files.write(folder.resolve("nightjar.properties"), lines);
    shell = Shell.with("--config", config.toString());
  }

  @Test
  void whatIsMissingIsMadeOnceAndWhatIsThereStays() throws IOException {
    List<String> first = states("setup", SMALL, "--small-regions=1", "-o", "json");
    List<String> again = states("setup", SMALL, "--small-regions=1", "-o", "json");

    assertThat(first).contains("namespace setup created", "search attribute NightjarJob created");
    assertThat(first).filteredOn(line -> line.startsWith("table ")).hasSize(7);
    assertThat(again).noneMatch(line -> line.endsWith(" created"));
    assertThat(again)
        .contains("namespace setup present", "search attribute NightjarFailedChunks present");

    assertThat(states("setup", SMALL, "--small-regions=1", "--retention", "3d", "-o", "json"))
        .contains("namespace setup changed");
    assertThat(shell.type("setup", SMALL, "--small-regions=1").out())
        .contains("histories of ended runs are kept for 3 days");
  }

  @Test
  void aRetentionThatTemporalWouldRefuseIsRefusedBefore() {
    Shell.Said said = shell.type("setup", "--retention", "1h");

    assertThat(said.exit()).isEqualTo(64);
    assertThat(said.err()).contains("less than a day");
  }

  private List<String> states(String... words) throws IOException {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    List<String> states = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(said.out())) {
      states.add(row.get("part").asText() + " " + row.get("state").asText());
    }
    return states;
  }
}
