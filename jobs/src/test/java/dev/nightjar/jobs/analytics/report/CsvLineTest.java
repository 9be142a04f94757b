package dev.nightjar.jobs.analytics.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class CsvLineTest {
  @Test
  void plainCellsStandAsTheyAre() {
    assertThat(CsvLine.of(List.of("acme", "", "é 1"))).isEqualTo("acme,,é 1");
  }

  @Test
  void aCommaPutsACellInQuotes() {
    assertThat(CsvLine.of(List.of("a,b", "c"))).isEqualTo("\"a,b\",c");
  }

  @Test
  void quotesAreDoubled() {
    assertThat(CsvLine.of(List.of("5\" nail"))).isEqualTo("\"5\"\" nail\"");
  }

  @Test
  void lineEndsPutACellInQuotes() {
    assertThat(CsvLine.of(List.of("a\nb", "a\rb"))).isEqualTo("\"a\nb\",\"a\rb\"");
  }
}
