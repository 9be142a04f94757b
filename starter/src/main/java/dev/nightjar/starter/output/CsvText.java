package dev.nightjar.starter.output;

import dev.nightjar.jobs.analytics.report.CsvLine;
import java.util.List;
import java.util.stream.Stream;

/** A sheet as CSV by RFC 4180, with a heading and without line ends. */
public final class CsvText {
  private CsvText() {}

  static Stream<String> lines(Sheet sheet) {
    return Stream.concat(
        Stream.of(line(sheet.columns().stream().map(Column::name).toList())),
        sheet.rows().stream().map(CsvText::line));
  }

  /** One line, without its end. */
  public static String line(List<String> cells) {
    return CsvLine.of(cells);
  }
}
