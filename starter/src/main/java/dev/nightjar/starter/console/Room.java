package dev.nightjar.starter.console;

/**
 * What a view may take of a screen.
 *
 * @param columns the widest line, 1 or more
 * @param rows the most lines, 1 or more
 * @param glyphs what bars are drawn with
 */
public record Room(int columns, int rows, Glyphs glyphs) {
  public Room {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException(
          "Invalid room: %d columns and %d rows are not 1 or more each".formatted(columns, rows));
    }
  }
}
