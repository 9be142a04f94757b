package dev.nightjar.activities.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.nightjar.activities.event.BoundedJson;
import dev.nightjar.core.keys.QuarantineId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A line of a file of corrected records: a JSON object with the record's {@code id} and its {@code
 * document}, an object, or a text that holds one. Other fields are not read. Of an object the bytes
 * are taken as they stand, so that no number changes its spelling.
 *
 * @param id which record
 * @param document its bytes in place of those that were received
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record CorrectedLine(QuarantineId id, byte[] document) {
  private static final int MAX_DEPTH = 1_010;
  private static final JsonFactory JSON = BoundedJson.nestedAtMost(MAX_DEPTH);

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException when it is no such line; the message does not quote it
   */
  static CorrectedLine parse(byte[] line) {
    char[] text = text(line);
    try (JsonParser parser = JSON.createParser(text)) {
      return read(parser, text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not one JSON object", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it can't be read", e);
    }
  }

  private static char[] text(byte[] line) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(line))
          .toString()
          .toCharArray();
    } catch (CharacterCodingException e) {
      throw new IllegalArgumentException("it is not valid UTF-8", e);
    }
  }

  private static CorrectedLine read(JsonParser parser, char[] text) throws IOException {
    String id = null;
    byte[] document = null;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("it is not one JSON object");
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("id") && value == JsonToken.VALUE_STRING) {
        id = parser.getText();
      } else if (name.equals("document")) {
        document = document(parser, value, text);
      } else {
        parser.skipChildren();
      }
    }
    if (parser.nextToken() != null) {
      throw new IllegalArgumentException("something follows the object");
    }
    if (id == null || document == null) {
      throw new IllegalArgumentException(
          "it has no '%s'".formatted(id == null ? "id" : "document"));
    }
    return new CorrectedLine(whole(QuarantineId.parse(id)), document);
  }

  private static byte @Nullable [] document(JsonParser parser, JsonToken value, char[] text)
      throws IOException {
    if (value == JsonToken.VALUE_STRING) {
      return parser.getText().getBytes(StandardCharsets.UTF_8);
    }
    if (value != JsonToken.START_OBJECT) {
      throw new IllegalArgumentException("its 'document' is neither an object nor a text");
    }
    int start = (int) parser.currentTokenLocation().getCharOffset();
    parser.skipChildren();
    int end = (int) parser.currentLocation().getCharOffset();
    return new String(text, start, end - start).getBytes(StandardCharsets.UTF_8);
  }

  private static QuarantineId whole(QuarantineId id) {
    if (!id.isWhole()) {
      throw new IllegalArgumentException(
          "its id '%s' is not whole; take it as the export wrote it".formatted(id));
    }
    return id;
  }
}
