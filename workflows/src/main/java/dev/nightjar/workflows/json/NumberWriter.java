package dev.nightjar.workflows.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.Serializable;

/** Writes a value as its number. */
final class NumberWriter<T> extends StdSerializer<T> {
  private static final long serialVersionUID = 1L;

  private final Value<T> number;

  NumberWriter(Class<T> type, Value<T> number) {
    super(type);
    this.number = number;
  }

  @Override
  public void serialize(T value, JsonGenerator json, SerializerProvider provider)
      throws IOException {
    json.writeNumber(number.of(value));
  }

  /** The number of a value. */
  interface Value<T> extends Serializable {
    long of(T value);
  }
}
