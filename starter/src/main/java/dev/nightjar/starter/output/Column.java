package dev.nightjar.starter.output;

/**
 * A column of a sheet.
 *
 * @param name its heading, which is its name in JSON and CSV
 * @param kind what its cells hold
 */
public record Column(String name, Kind kind) {
  /** What cells hold. */
  public enum Kind {
    /** Any text, to the left. */
    TEXT,
    /** A whole number, to the right; a number in JSON. */
    COUNT,
    /** An exact decimal, to the right; a text in JSON, so that no reader rounds it. */
    DECIMAL
  }

  /** A column of texts. */
  public static Column text(String name) {
    return new Column(name, Kind.TEXT);
  }

  /** A column of whole numbers. */
  public static Column count(String name) {
    return new Column(name, Kind.COUNT);
  }

  /** A column of exact decimals. */
  public static Column decimal(String name) {
    return new Column(name, Kind.DECIMAL);
  }

  boolean isRightAligned() {
    return kind != Kind.TEXT;
  }
}
