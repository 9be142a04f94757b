package dev.nightjar.activities.event;

/**
 * What a document says in one field.
 *
 * @param kind the JSON type
 * @param text the text, the number's literal, or the name of the JSON type; empty when absent
 */
record FieldValue(Kind kind, String text) {
  /** The JSON types, as far as the rules tell them apart. */
  enum Kind {
    ABSENT,
    TEXT,
    INTEGER,
    DECIMAL,
    OTHER
  }

  private static final int SHOWN_CHARACTERS = 80;

  /** Not there, or null. */
  static final FieldValue NONE = new FieldValue(Kind.ABSENT, "");

  boolean isAbsent() {
    return kind == Kind.ABSENT;
  }

  /** A text or a number: what counts as text where text is asked for. */
  boolean isText() {
    return kind == Kind.TEXT || kind == Kind.INTEGER || kind == Kind.DECIMAL;
  }

  /** The value for a person: at most 80 characters of it, on one line. */
  String shown() {
    return switch (kind) {
      case ABSENT -> "missing";
      case OTHER -> text;
      case INTEGER, DECIMAL -> shortened();
      case TEXT -> "'" + shortened() + "'";
    };
  }

  private String shortened() {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(SHOWN_CHARACTERS).forEach(point -> append(shown, point));
    return text.codePointCount(0, text.length()) > SHOWN_CHARACTERS
        ? shown.append("...").toString()
        : shown.toString();
  }

  private static void append(StringBuilder shown, int point) {
    boolean unprintable =
        Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE;
    shown.appendCodePoint(unprintable ? 0xFFFD : point);
  }
}
