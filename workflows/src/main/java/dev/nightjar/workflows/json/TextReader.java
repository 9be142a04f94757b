package dev.nightjar.workflows.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.io.Serializable;

/** Reads a value from its text form; anything but a JSON string is refused. */
final class TextReader<T> extends StdDeserializer<T> {
  private static final long serialVersionUID = 1L;

  private final Parser<T> parser;

  TextReader(Class<T> type, Parser<T> parser) {
    super(type);
    this.parser = parser;
  }

  @Override
  public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      throw context.wrongTokenException(json, handledType(), JsonToken.VALUE_STRING, null);
    }
    try {
      return parser.parse(json.getText());
    } catch (IllegalArgumentException e) {
      throw context.weirdStringException(json.getText(), handledType(), e.getMessage());
    }
  }

  /** Makes a value of its text form. */
  interface Parser<T> extends Serializable {
    T parse(String text);
  }
}
