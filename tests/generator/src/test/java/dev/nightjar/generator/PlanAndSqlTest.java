package dev.nightjar.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.oracle.SqlOracle;
import dev.nightjar.generator.summary.ExpectedDay;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan's answer is what the definitions make of the files, told in SQL by another program. */
class PlanAndSqlTest {
  @Test
  void everyFigureOfTinyIsWhatSqlMakesOfItsFile(@TempDir Path folder)
      throws SQLException, IOException {
    assertEqual(Generator.of(Preset.TINY), Faults.NONE, folder);
  }

  @Test
  void everyFigureOfTinyIsWhatSqlMakesOfItsFileWithFaults(@TempDir Path folder)
      throws SQLException, IOException {
    assertEqual(Generator.of(Preset.TINY), Faults.DEFAULT, folder);
  }

  @Test
  void everyFigureOfTinyIsWhatSqlMakesOfItsFileWhenAllLateEventsAreThere(@TempDir Path folder)
      throws SQLException, IOException {
    assertEqual(Generator.of(Preset.TINY), Faults.LATE_EVENTS, folder);
  }

  @Test
  void everyFigureOfAFifthOfSmallIsWhatSqlMakesOfItsFile(@TempDir Path folder)
      throws SQLException, IOException {
    GeneratorOptions options = Preset.SMALL.options().events(200_000).merchants(100);
    assertEqual(Generator.of(options), Faults.DEFAULT, folder);
  }

  @Test
  void everyFigureIsWhatSqlMakesOfItWhereADateIsSkipped(@TempDir Path folder)
      throws SQLException, IOException {
    GeneratorOptions options =
        Preset.TINY.options().merchants(12).events(20_000).from(LocalDate.of(2011, 12, 28));
    Generator generator = Generator.of(options);
    Merchant apia = generator.merchants().get(10);
    assertThat(apia.zones().zoneFor(LocalDate.EPOCH).getId()).isEqualTo("Pacific/Apia");
    assertThat(generator.expected(apia.id(), LocalDate.of(2011, 12, 29))).isPresent();
    assertThat(generator.expected(apia.id(), LocalDate.of(2011, 12, 30))).isEmpty();
    assertEqual(generator, Faults.NONE, folder);
  }

  private static void assertEqual(Generator generator, Faults faults, Path folder)
      throws SQLException, IOException {
    SortedMap<String, String> expected = new TreeMap<>();
    generator.expected(day -> addTo(expected, day));
    try (SqlOracle oracle = new SqlOracle(generator, faults, folder)) {
      SortedMap<String, String> found = oracle.figures();
      assertThat(expected).hasSizeGreaterThan(100);
      expected.forEach((key, value) -> assertThat(found.get(key)).as(key).isEqualTo(value));
      assertThat(found).isEqualTo(expected);
    }
  }

  private static void addTo(SortedMap<String, String> figures, ExpectedDay day) {
    String whose = day.merchantDay().merchant() + " " + day.merchantDay().day();
    day.rows()
        .forEach(
            row ->
                row.metrics()
                    .forEach(
                        (metric, value) ->
                            figures.put(
                                "%s %s '%s' %s"
                                    .formatted(whose, row.dimension(), row.value(), metric),
                                value.toPlainString())));
    put(figures, whose + " new", day.newVisitors());
    put(figures, whose + " returning", day.returningVisitors());
    figures.put(whose + " xor", Long.toUnsignedString(day.checksum()));
  }

  private static void put(SortedMap<String, String> figures, String key, long value) {
    if (value != 0) {
      figures.put(key, Long.toString(value));
    }
  }
}
