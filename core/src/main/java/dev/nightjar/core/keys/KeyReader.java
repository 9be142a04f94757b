package dev.nightjar.core.keys;

import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Takes a row key apart, part by part, in the order in which it was written. What it reads gives
 * the same bytes again but for the two of the hash, which spread keys and carry nothing, and are
 * not checked.
 */
final class KeyReader {
  /** What the platform puts for bytes that are not UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private final byte[] key;
  private int position;

  KeyReader(byte[] key) {
    this.key = key;
  }

  MerchantId merchant() {
    take(2);
    return new MerchantId(name());
  }

  JobName job() {
    return new JobName(name());
  }

  LocalDate day() {
    return LocalDate.ofEpochDay(take(4).getInt() ^ Integer.MIN_VALUE);
  }

  Generation generation() {
    return new Generation(unsigned());
  }

  long unsigned() {
    return take(8).getLong();
  }

  byte single() {
    return take(1).get();
  }

  String name() {
    int start = position;
    while (position < key.length && key[position] != 0) {
      position++;
    }
    if (position == key.length) {
      throw invalid("a name has no end");
    }
    return string(start, position++);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    int start = position;
    for (; position + 1 < key.length; position++) {
      if (key[position] == 0) {
        if (key[position + 1] == 0) {
          text.append(string(start, position));
          position += 2;
          return text.toString();
        }
        if (key[position + 1] != (byte) 0xFF) {
          throw invalid("a text has a NUL that is not escaped");
        }
        text.append(string(start, position)).append('\0');
        start = position + 2;
        position++;
      }
    }
    throw invalid("a text has no end");
  }

  String rest() {
    String rest = string(position, key.length);
    position = key.length;
    return rest;
  }

  byte[] restBytes() {
    byte[] rest = new byte[key.length - position];
    System.arraycopy(key, position, rest, 0, rest.length);
    position = key.length;
    return rest;
  }

  /** The key has no more parts. */
  void end() {
    if (position != key.length) {
      throw invalid("it is too long");
    }
  }

  private String string(int from, int to) {
    String text = new String(key, from, to - from, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0
        && !Arrays.equals(Bytewise.utf8(text), Arrays.copyOfRange(key, from, to))) {
      throw invalid("a text is not UTF-8");
    }
    return text;
  }

  private ByteBuffer take(int bytes) {
    if (position + bytes > key.length) {
      throw invalid("it is too short");
    }
    ByteBuffer part = ByteBuffer.wrap(key, position, bytes);
    position += bytes;
    return part;
  }

  private IllegalArgumentException invalid(String why) {
    return new IllegalArgumentException(
        "Invalid row key: %s, %s".formatted(HexFormat.of().formatHex(key), why));
  }
}
