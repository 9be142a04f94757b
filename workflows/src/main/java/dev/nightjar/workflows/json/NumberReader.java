package dev.nightjar.workflows.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serializable;

/** Reads a value from its number; anything but a JSON integer is refused. */
final class NumberReader<T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final Parser<T> parser;

  NumberReader(Class<T> type, Parser<T> parser) {
    super(type);
    this.parser = parser;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_NUMBER_INT)) {
      throw context.wrongTokenException(json, handledType(), JsonToken.VALUE_NUMBER_INT, null);
    }
    long number = json.getLongValue();
    try {
      return parser.parse(number);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw context.weirdNumberException(number, handledType(), e.getMessage());
    }
  }

  /** Makes a value of its number. */
  interface Parser<T> extends Serializable {
    T parse(long number);
  }
}
