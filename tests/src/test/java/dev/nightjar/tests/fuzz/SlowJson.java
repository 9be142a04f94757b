package dev.nightjar.tests.fuzz;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * RFC 8259 read the slow way, character by character, by nobody's library: one object and nothing
 * after it. A number is kept as its literal; of a name that comes twice the last value counts.
 */
final class SlowJson {
  /** A number as it is spelled. */
  record Literal(String text) {}

  /** What a field can hold beside text and numbers. */
  enum Other {
    NULL,
    TRUE,
    FALSE,
    ARRAY,
    OBJECT
  }

  /** Not one JSON object. */
  static final class Invalid extends Exception {
    private static final long serialVersionUID = 1L;
  }

  private final String text;
  private int at;

  private SlowJson(String text) {
    this.text = text;
  }

  static Map<String, Object> object(String text) throws Invalid {
    SlowJson json = new SlowJson(text);
    json.space();
    Map<String, Object> fields = json.fields();
    json.space();
    if (json.at != text.length()) {
      throw new Invalid();
    }
    return fields;
  }

  private Map<String, Object> fields() throws Invalid {
    Map<String, Object> fields = new HashMap<>();
    take('{');
    space();
    if (has('}')) {
      return fields;
    }
    do {
      space();
      String name = string();
      space();
      take(':');
      fields.put(name, value());
      space();
    } while (has(','));
    take('}');
    return fields;
  }

  private Object value() throws Invalid {
    space();
    char first = peek();
    if (first == '{') {
      fields();
      return Other.OBJECT;
    }
    if (first == '[') {
      elements();
      return Other.ARRAY;
    }
    if (first == '"') {
      return string();
    }
    for (Other word : new Other[] {Other.NULL, Other.TRUE, Other.FALSE}) {
      String name = word.name().toLowerCase(Locale.ROOT);
      if (text.startsWith(name, at)) {
        at += name.length();
        return word;
      }
    }
    return number();
  }

  private void elements() throws Invalid {
    take('[');
    space();
    if (has(']')) {
      return;
    }
    do {
      value();
      space();
    } while (has(','));
    take(']');
  }

  private Literal number() throws Invalid {
    int start = at;
    skip('-');
    if (!has('0')) {
      digits();
    }
    if (has('.')) {
      digits();
    }
    if (has('e') || has('E')) {
      skip(peek() == '+' ? '+' : '-');
      digits();
    }
    return new Literal(text.substring(start, at));
  }

  private void digits() throws Invalid {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw new Invalid();
    }
  }

  private String string() throws Invalid {
    take('"');
    StringBuilder out = new StringBuilder();
    while (!has('"')) {
      char c = peek();
      at++;
      if (c < 0x20) {
        throw new Invalid();
      }
      out.append(c == '\\' ? escaped() : c);
    }
    return out.toString();
  }

  private char escaped() throws Invalid {
    char c = peek();
    at++;
    if (c == 'u') {
      return unicode();
    }
    int index = "\"\\/bfnrt".indexOf(c);
    if (index < 0) {
      throw new Invalid();
    }
    return "\"\\/\b\f\n\r\t".charAt(index);
  }

  private char unicode() throws Invalid {
    int code = 0;
    for (int i = 0; i < 4; i++) {
      int digit = "0123456789abcdefABCDEF".indexOf(peek());
      at++;
      if (digit < 0) {
        throw new Invalid();
      }
      code = code * 16 + (digit > 15 ? digit - 6 : digit);
    }
    return (char) code;
  }

  private void space() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private char peek() throws Invalid {
    if (at >= text.length()) {
      throw new Invalid();
    }
    return text.charAt(at);
  }

  private void skip(char c) {
    at += at < text.length() && text.charAt(at) == c ? 1 : 0;
  }

  private boolean has(char c) {
    boolean there = at < text.length() && text.charAt(at) == c;
    at += there ? 1 : 0;
    return there;
  }

  private void take(char c) throws Invalid {
    if (!has(c)) {
      throw new Invalid();
    }
  }
}
