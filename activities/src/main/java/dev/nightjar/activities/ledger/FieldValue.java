package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * A field of a merchant in a file.
 *
 * @param name the field's name
 * @param line where its value stands, from 1
 * @param type which kind of value it is
 * @param text the value of a text or a number; else what it is, in words
 */
record FieldValue(String name, int line, Type type, String text) {
  /** The longest value that a message repeats. */
  private static final int LONGEST = 100;

  /** What kinds of value a merchant's fields can have. */
  enum Type {
    /** A JSON string. */
    TEXT,
    /** A JSON number without fraction or exponent. */
    INTEGER,
    /** Anything else. */
    OTHER
  }

  static FieldValue of(String name, JsonParser json) throws IOException {
    int line = json.currentTokenLocation().getLineNr();
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_STRING) {
      return new FieldValue(name, line, Type.TEXT, json.getText());
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return new FieldValue(name, line, Type.INTEGER, json.getText());
    }
    return new FieldValue(name, line, Type.OTHER, of(json));
  }

  /** A value in words. */
  static String of(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      return "an object";
    }
    if (token == JsonToken.START_ARRAY) {
      return "an array";
    }
    return shown(json.getText());
  }

  /** The value for a message. */
  String shown() {
    return type == Type.TEXT ? "'" + shown(text) + "'" : shown(text);
  }

  private static String shown(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
