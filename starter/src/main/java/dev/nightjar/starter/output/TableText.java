package dev.nightjar.starter.output;

import java.util.ArrayList;
import java.util.List;

/** A sheet as a table of fixed columns; columns that do not fit are named below it. */
final class TableText {
  private static final String GAP = "  ";
  private static final int MOST_OF_A_CELL = 120;
  private static final int LEAST_OF_A_TEXT = 16;

  private TableText() {}

  static List<String> lines(Sheet sheet, int width) {
    List<Integer> widths = widths(sheet);
    int shown = columnsThatFit(sheet.columns(), widths, width);
    List<String> lines = new ArrayList<>();
    lines.add(line(sheet.columns().stream().map(Column::name).toList(), sheet, widths, shown));
    for (List<String> row : sheet.rows()) {
      lines.add(line(row, sheet, widths, shown));
    }
    if (shown < widths.size()) {
      lines.addAll(notShown(sheet.columns().subList(shown, widths.size()), width));
    }
    return lines;
  }

  private static List<String> notShown(List<Column> columns, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder("(too wide to show:");
    for (Column column : columns) {
      if (line.length() + column.name().length() + 2 > width) {
        lines.add(line.toString());
        line = new StringBuilder(" ");
      }
      line.append(' ').append(column.name());
    }
    lines.add(line.append(')').toString());
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

  /** How many columns fit; a text that does not is cut in {@code widths} if enough is left. */
  private static int columnsThatFit(List<Column> columns, List<Integer> widths, int width) {
    int used = Math.min(widths.get(0), width);
    widths.set(0, used);
    int shown = 1;
    while (shown < widths.size() && used + GAP.length() + widths.get(shown) <= width) {
      used += GAP.length() + widths.get(shown);
      shown++;
    }
    int room = width - used - GAP.length();
    if (shown < widths.size()
        && columns.get(shown).kind() == Column.Kind.TEXT
        && room >= LEAST_OF_A_TEXT) {
      widths.set(shown, room);
      shown++;
    }
    return shown;
  }

  private static String line(List<String> cells, Sheet sheet, List<Integer> widths, int shown) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < shown; i++) {
      String cell = cut(cell(cells.get(i)), widths.get(i));
      String padding = " ".repeat(widths.get(i) - length(cell));
      line.append(i == 0 ? "" : GAP);
      line.append(sheet.columns().get(i).isRightAligned() ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  /** One line, without characters that would move the cursor. */
  private static String cell(String text) {
    return cut(SafeText.dotted(text), MOST_OF_A_CELL);
  }

  private static String cut(String line, int width) {
    return length(line) <= width
        ? line
        : line.substring(0, line.offsetByCodePoints(0, width - 1)) + "\u2026";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
