package dev.nightjar.workflows.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;

/** Writes a value as its text form. */
final class TextWriter<T> extends StdSerializer<T> {
  private static final long serialVersionUID = 1L;

  TextWriter(Class<T> type) {
    super(type);
  }

  @Override
  public void serialize(T value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeString(value.toString());
  }
}
