package dev.nightjar.core.publish;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.RowCounts;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;

/** Puts a stored form together, part by part, led by the form's version. Not thread-safe. */
final class FormWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
  private final DataOutputStream out = new DataOutputStream(bytes);

  FormWriter(int formVersion) {
    bytes.write(formVersion);
  }

  FormWriter number(long number) {
    return write(() -> out.writeLong(number));
  }

  FormWriter text(String text) {
    return write(() -> out.writeUTF(text));
  }

  FormWriter digest(Digest digest) {
    return write(() -> out.write(HexFormat.of().parseHex(digest.hex())));
  }

  FormWriter counts(RowCounts rows) {
    return number(rows.read())
        .number(rows.used())
        .number(rows.duplicates())
        .number(rows.quarantined());
  }

  byte[] bytes() {
    return bytes.toByteArray();
  }

  private FormWriter write(Part part) {
    try {
      part.write();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to memory", e);
    }
  }

  @FunctionalInterface
  private interface Part {
    void write() throws IOException;
  }
}
