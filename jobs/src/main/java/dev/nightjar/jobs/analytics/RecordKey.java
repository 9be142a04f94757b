package dev.nightjar.jobs.analytics;

import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.model.Bytewise;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/**
 * A record's own key: the visitor's kind and id, the record's kind, the order id, a number of four
 * bytes. Texts end with two NUL, and NUL within them is NUL FF, so that keys keep the order of
 * their parts.
 *
 * @param visitor whose record
 * @param kind {@code a} activity, {@code o} order, {@code s} session
 * @param orderId the order; else empty
 * @param number the session's number, the order's part or the activity's number
 */
record RecordKey(Visitor visitor, char kind, String orderId, int number) {
  static final char ACTIVITY = 'a';
  static final char ORDER = 'o';
  static final char SESSION = 's';

  private static final byte ESCAPE = (byte) 0xFF;

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream(64);
    out.write(letter(visitor.kind()));
    write(visitor.id(), out);
    out.write(kind);
    write(orderId, out);
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
    return out.toByteArray();
  }

  static RecordKey read(byte[] key) {
    RecordReader in = new RecordReader(key);
    Visitor visitor = new Visitor(kindOf(in.single()), text(in));
    char kind = (char) in.single();
    String orderId = text(in);
    int number = 0;
    for (int i = 0; i < Integer.BYTES; i++) {
      number = (number << Byte.SIZE) | (in.single() & 0xFF);
    }
    in.end();
    return new RecordKey(visitor, kind, orderId, number);
  }

  private static char letter(Visitor.Kind kind) {
    return switch (kind) {
      case VISITOR -> 'v';
      case ORDER -> 'o';
      case EVENT -> 'e';
    };
  }

  private static Visitor.Kind kindOf(byte letter) {
    for (Visitor.Kind kind : Visitor.Kind.values()) {
      if (letter(kind) == letter) {
        return kind;
      }
    }
    throw RecordReader.invalid("no kind of visitor is '%c'".formatted((char) letter));
  }

  private static void write(String text, ByteArrayOutputStream out) {
    for (byte b : Bytewise.utf8(text)) {
      out.write(b);
      if (b == 0) {
        out.write(0xFF);
      }
    }
    out.write(0);
    out.write(0);
  }

  private static String text(RecordReader in) {
    ByteArrayOutputStream utf8 = new ByteArrayOutputStream(64);
    for (byte b = in.single(); b != 0 || !isEnd(in.single()); b = in.single()) {
      utf8.write(b);
    }
    return RecordReader.text(utf8.toByteArray());
  }

  /** After a NUL comes either another, which ends the text, or FF. */
  private static boolean isEnd(byte afterNul) {
    if (afterNul != 0 && afterNul != ESCAPE) {
      throw RecordReader.invalid("a text with a NUL that is not escaped");
    }
    return afterNul == 0;
  }
}
