package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RowCounts;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes a stored form apart, part by part, in the order in which it was written. */
final class FormReader {
  private static final int DIGEST_BYTES = 32;
  private static final int SHOWN_BYTES = 256;

  private final String what;
  private final byte[] form;
  private final DataInputStream in;
  private final int version;

  /** Reads forms from 1 to the newest. */
  FormReader(String what, byte[] form, int newest) {
    this.what = what;
    this.form = form;
    this.in = new DataInputStream(new ByteArrayInputStream(form));
    this.version = read(in::read);
    if (version < 1 || version > newest) {
      String readable = newest == 1 ? "1" : "1 to " + newest;
      throw invalid("its form is %d, this program reads %s".formatted(version, readable), null);
    }
  }

  /** The form's version. */
  int form() {
    return version;
  }

  long number() {
    return read(in::readLong);
  }

  int small() {
    long number = number();
    if (number != (int) number) {
      throw invalid("%d is beyond 32 bits".formatted(number), null);
    }
    return (int) number;
  }

  ZoneId zone() {
    String id = text();
    try {
      return ZoneId.of(id);
    } catch (DateTimeException e) {
      throw invalid("this host does not know zone '%s'".formatted(id), e);
    }
  }

  String text() {
    return read(in::readUTF);
  }

  Digest digest() {
    byte[] digest = read(() -> in.readNBytes(DIGEST_BYTES));
    if (digest.length < DIGEST_BYTES) {
      throw invalid("it is cut short", null);
    }
    return new Digest(HexFormat.of().formatHex(digest));
  }

  RowCounts counts() {
    return new RowCounts(number(), number(), number(), number());
  }

  /** Nothing follows, and what was read is stored as these bytes and as no others. */
  void end(byte[] canonical) {
    if (read(in::read) != -1) {
      throw invalid("it is too long", null);
    }
    if (!Arrays.equals(canonical, form)) {
      throw invalid("the same would be stored otherwise", null);
    }
  }

  private <T> T read(Part<T> part) {
    try {
      return part.read();
    } catch (IOException e) {
      throw invalid("it is cut short or holds a broken text", e);
    }
  }

  private IllegalArgumentException invalid(String why, @Nullable Throwable cause) {
    byte[] shown = Arrays.copyOf(form, Math.min(form.length, SHOWN_BYTES));
    return new IllegalArgumentException(
        "Invalid %s: %d bytes that begin with %s, %s"
            .formatted(what, form.length, HexFormat.of().formatHex(shown), why),
        cause);
  }

  @FunctionalInterface
  private interface Part<T> {
    T read() throws IOException;
  }
}
