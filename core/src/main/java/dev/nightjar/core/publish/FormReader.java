package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RowCounts;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Takes a stored form apart, part by part, in the order in which it was written. */
final class FormReader {
  private static final int DIGEST_BYTES = 32;

  private final String what;
  private final byte[] form;
  private final DataInputStream in;

  FormReader(String what, byte[] form, int formVersion) {
    this.what = what;
    this.form = form;
    this.in = new DataInputStream(new ByteArrayInputStream(form));
    int version = read(in::read);
    if (version != formVersion) {
      throw invalid("its form is %d, this program reads %d".formatted(version, formVersion), null);
    }
  }

  long number() {
    return read(in::readLong);
  }

  int small() {
    return Math.toIntExact(number());
  }

  String text() {
    return read(in::readUTF);
  }

  Digest digest() {
    byte[] digest = read(() -> in.readNBytes(DIGEST_BYTES));
    return new Digest(HexFormat.of().formatHex(digest));
  }

  RowCounts counts() {
    return new RowCounts(number(), number(), number(), number());
  }

  void end() {
    if (read(in::read) != -1) {
      throw invalid("it is too long", null);
    }
  }

  private <T> T read(Part<T> part) {
    try {
      return part.read();
    } catch (IOException e) {
      throw invalid("it is cut short", e);
    }
  }

  private IllegalArgumentException invalid(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "Invalid %s: %s, %s".formatted(what, HexFormat.of().formatHex(form), why), cause);
  }

  @FunctionalInterface
  private interface Part<T> {
    T read() throws IOException;
  }
}
