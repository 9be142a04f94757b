package dev.nightjar.jobs.analytics.report;

import java.util.List;
import java.util.stream.Collectors;

/** Lines of comma-separated values as in RFC 4180, without the line end. */
public final class CsvLine {
  private CsvLine() {}

  /** The cells with commas between them, in quotes where they need them. */
  public static String of(List<String> cells) {
    return cells.stream().map(CsvLine::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String cell) {
    boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
