package dev.nightjar.activities.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import dev.nightjar.core.event.QuarantineReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Takes a document apart: strict UTF-8 that holds exactly one JSON object (RFC 8259) and nothing
 * after it.
 *
 * <p>A verdict depends on the document alone. Therefore the parser's table of names, which
 * documents would share and a hostile one could fill, is off, and so are the parser's limits on
 * lengths: what bounds a document is the size of its bytes. Nesting is limited, because each level
 * costs memory.
 */
final class JsonDocument {
  /** The deepest nesting of arrays and objects that is read. */
  static final int MAX_DEPTH = 1_000;

  private static final JsonFactory JSON = BoundedJson.nestedAtMost(MAX_DEPTH);

  private JsonDocument() {}

  /** The fields of a document. */
  static EventFields read(byte[] document) throws BrokenRule {
    CharBuffer text = decoded(document);
    try (JsonParser parser =
        JSON.createParser(text.array(), text.arrayOffset(), text.remaining())) {
      return fields(parser);
    } catch (JsonEOFException e) {
      throw unparsed("it ends in the middle", e);
    } catch (StreamConstraintsException e) {
      throw unparsed("it is nested deeper than %d levels".formatted(MAX_DEPTH), e);
    } catch (JsonProcessingException e) {
      throw unparsed("it is not valid JSON", e);
    } catch (IOException e) {
      throw unparsed("it is not valid JSON");
    }
  }

  private static CharBuffer decoded(byte[] document) throws BrokenRule {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document));
    } catch (CharacterCodingException e) {
      throw unparsed("it is not valid UTF-8");
    }
  }

  private static EventFields fields(JsonParser parser) throws IOException, BrokenRule {
    JsonToken first = parser.nextToken();
    if (first != JsonToken.START_OBJECT) {
      throw unparsed(first == null ? "it is empty" : "it is not an object");
    }
    EventFields fields = new EventFields();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      EventField field = EventField.named(parser.currentName());
      readValue(parser, field, fields);
    }
    if (parser.nextToken() != null) {
      throw unparsed("something follows the object");
    }
    return fields;
  }

  private static void readValue(JsonParser parser, @Nullable EventField field, EventFields fields)
      throws IOException {
    JsonToken token = parser.nextToken();
    if (field != null) {
      fields.set(field, value(parser, token));
    }
    parser.skipChildren();
  }

  private static FieldValue value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case VALUE_NULL -> FieldValue.NONE;
      case VALUE_STRING -> new FieldValue(FieldValue.Kind.TEXT, parser.getText());
      case VALUE_NUMBER_INT -> new FieldValue(FieldValue.Kind.INTEGER, parser.getText());
      case VALUE_NUMBER_FLOAT -> new FieldValue(FieldValue.Kind.DECIMAL, parser.getText());
      case START_OBJECT -> new FieldValue(FieldValue.Kind.OTHER, "an object");
      case START_ARRAY -> new FieldValue(FieldValue.Kind.OTHER, "an array");
      default -> new FieldValue(FieldValue.Kind.OTHER, token.asString());
    };
  }

  /**
   * The parser's own message is left out: it quotes the document, and with it perhaps a visitor.
   */
  private static BrokenRule unparsed(String why, JsonProcessingException cause) {
    return cause.getLocation() == null
        ? unparsed(why)
        : unparsed("%s (at character %d)".formatted(why, cause.getLocation().getCharOffset() + 1));
  }

  private static BrokenRule unparsed(String why) {
    return new BrokenRule(
        QuarantineReason.UNPARSED, "the document is not one JSON object in UTF-8: " + why);
  }
}
