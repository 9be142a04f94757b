package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code nightjar try} on the bundled data: every figure equals what two independent programs
 * found.
 */
final class DataSetsTest {
  static final Path DATA = Path.of(System.getProperty("nightjar.data"));
  private static final List<String> NOT_COMPUTED = List.of("new_visitors", "returning_visitors");

  @ParameterizedTest
  @ValueSource(strings = {"ecom", "ecom-corrupt", "foodmart-1997-12"})
  void everyFigureEqualsTheKnownAnswer(String name, @TempDir Path folder) throws IOException {
    Path data = DATA.resolve(name);
    Path export = folder.resolve("export");

    Shell.Said said =
        Shell.with()
            .type(
                "try",
                data.resolve("events.ndjson.gz").toString(),
                data.resolve("merchants.json").toString(),
                "--export",
                export.toString());

    assertThat(said.exit()).as(said.all()).isZero();
    assertThat(lines(export.resolve("daily.csv"))).isEqualTo(known(data.resolve("daily.csv")));
    for (String file : List.of("daily_type.csv", "top_products.csv", "affinity.csv")) {
      assertThat(lines(export.resolve(file))).as(file).isEqualTo(lines(data.resolve(file)));
    }
    assertThat(quarantined(said.out())).isEqualTo(quarantined(headline(data)));
  }

  private static JsonNode headline(Path data) throws IOException {
    return new ObjectMapper().readTree(data.resolve("headline.json").toFile());
  }

  private static Map<String, Long> quarantined(JsonNode headline) {
    Map<String, Long> counts = new TreeMap<>();
    headline
        .get("quarantined")
        .properties()
        .forEach(e -> counts.put(e.getKey(), e.getValue().asLong()));
    long unparsed = headline.get("unparsed").asLong();
    if (unparsed > 0) {
      counts.put("unparsed", unparsed);
    }
    return counts;
  }

  /** The table under "Quarantined, and why": a reason and its lines in each row. */
  private static Map<String, Long> quarantined(String out) {
    Map<String, Long> counts = new TreeMap<>();
    boolean inTable = false;
    for (String line : out.lines().toList()) {
      if (line.startsWith("reason ")) {
        inTable = true;
      } else if (inTable && line.isBlank()) {
        return counts;
      } else if (inTable) {
        String[] cells = line.trim().split("\\s+", 3);
        counts.put(cells[0], Long.valueOf(cells[1]));
      }
    }
    return counts;
  }

  static List<String> lines(Path csv) throws IOException {
    return Files.readAllLines(csv);
  }

  /** A known answer without the columns that are not computed. */
  static List<String> known(Path csv) throws IOException {
    List<String> header = Arrays.asList(lines(csv).get(0).split(",", -1));
    List<String> rows = new ArrayList<>();
    for (String line : lines(csv)) {
      String[] cells = line.split(",", -1);
      List<String> kept = new ArrayList<>();
      for (int i = 0; i < cells.length; i++) {
        if (!NOT_COMPUTED.contains(header.get(i))) {
          kept.add(cells[i]);
        }
      }
      rows.add(String.join(",", kept));
    }
    return rows;
  }
}
