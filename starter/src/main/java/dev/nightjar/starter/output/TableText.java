package dev.nightjar.starter.output;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A sheet as a table of fixed columns; columns that do not fit are named below it. */
final class TableText {
  private static final String GAP = "  ";
  private static final int MOST_OF_A_CELL = 120;

  private TableText() {}

  static List<String> lines(Sheet sheet, int width) {
    List<Integer> widths = widths(sheet);
    int shown = columnsThatFit(widths, width);
    List<String> lines = new ArrayList<>();
    lines.add(line(sheet.columns().stream().map(Column::name).toList(), sheet, widths, shown));
    for (List<String> row : sheet.rows()) {
      lines.add(line(row, sheet, widths, shown));
    }
    if (shown < widths.size()) {
      lines.add(
          sheet.columns().stream()
              .skip(shown)
              .map(Column::name)
              .collect(Collectors.joining(", ", "(not shown, too wide: ", ")")));
    }
    return lines;
  }

  private static List<Integer> widths(Sheet sheet) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < sheet.columns().size(); i++) {
      int column = i;
      widths.add(
          sheet.rows().stream()
              .mapToInt(row -> length(cell(row.get(column))))
              .reduce(length(sheet.columns().get(column).name()), Math::max));
    }
    return widths;
  }

  private static int columnsThatFit(List<Integer> widths, int width) {
    int used = widths.get(0);
    int shown = 1;
    while (shown < widths.size() && used + GAP.length() + widths.get(shown) <= width) {
      used += GAP.length() + widths.get(shown);
      shown++;
    }
    return shown;
  }

  private static String line(List<String> cells, Sheet sheet, List<Integer> widths, int shown) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      String cell = cell(cells.get(i));
      String padding = " ".repeat(widths.get(i) - length(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(sheet.columns().get(i).isRightAligned() ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  /** One line, without characters that would move the cursor. */
  private static String cell(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "\u00b7");
    return length(line) <= MOST_OF_A_CELL
        ? line
        : line.substring(0, line.offsetByCodePoints(0, MOST_OF_A_CELL - 1)) + "\u2026";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
