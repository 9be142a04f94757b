package dev.nightjar.starter.output;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts of strangers for a terminal: nothing in them moves the cursor, colours, rings, hides or
 * turns the direction of what is written.
 */
public final class SafeText {
  private static final Set<Integer> UNPRINTABLE =
      Set.of(
          (int) Character.CONTROL,
          (int) Character.FORMAT,
          (int) Character.SURROGATE,
          (int) Character.PRIVATE_USE,
          (int) Character.UNASSIGNED,
          (int) Character.LINE_SEPARATOR,
          (int) Character.PARAGRAPH_SEPARATOR);
  private static final int FIRST_AFTER_ASCII = 0x80;

  private SafeText() {}

  /** A text on one line, with escapes such as {@code \}{@code u001b} for what is not printable. */
  public static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> escape(safe, point));
    return safe.toString();
  }

  /** A text on the lines that it has, each escaped. */
  public static String escapedLines(String text) {
    return text.lines().map(SafeText::escaped).collect(Collectors.joining("\n"));
  }

  /** Bytes as UTF-8; those that are none show as {@code \xff}. */
  public static String escaped(byte[] utf8) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(utf8);
    CharBuffer out = CharBuffer.allocate(utf8.length + 1);
    StringBuilder safe = new StringBuilder(utf8.length);
    boolean ended = false;
    while (!ended) {
      CoderResult result = decoder.decode(in, out, true);
      safe.append(escaped(out.flip().toString()));
      out.clear();
      for (int i = 0; result.isError() && i < result.length(); i++) {
        safe.append("\\x%02x".formatted(in.get() & 0xFF));
      }
      decoder.reset();
      ended = !result.isError();
    }
    return safe.toString();
  }

  /** A text on one line, with a dot for what is not printable. */
  public static String dotted(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints().forEach(point -> safe.appendCodePoint(isPrintable(point) ? point : '\u00b7'));
    return safe.toString();
  }

  /** JSON with escapes beyond ASCII where they are needed; line ends and blanks stay. */
  static String inJson(String json) {
    if (json.codePoints().allMatch(point -> point < FIRST_AFTER_ASCII - 1 || isPrintable(point))) {
      return json;
    }
    StringBuilder safe = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); ) {
      int point = json.codePointAt(i);
      int chars = Character.charCount(point);
      if (point < FIRST_AFTER_ASCII - 1 || isPrintable(point)) {
        safe.appendCodePoint(point);
      } else {
        json.substring(i, i + chars).chars().forEach(unit -> safe.append(unicode(unit)));
      }
      i += chars;
    }
    return safe.toString();
  }

  private static void escape(StringBuilder safe, int point) {
    switch (point) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        if (isPrintable(point)) {
          safe.appendCodePoint(point);
        } else {
          Character.toString(point).chars().forEach(unit -> safe.append(unicode(unit)));
        }
      }
    }
  }

  private static String unicode(int unit) {
    return "\\u%04x".formatted(unit);
  }

  private static boolean isPrintable(int point) {
    return !UNPRINTABLE.contains(Character.getType(point));
  }
}
