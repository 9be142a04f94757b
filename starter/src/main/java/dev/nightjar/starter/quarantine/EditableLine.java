package dev.nightjar.starter.quarantine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.starter.output.JsonText;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A record as a line that a person mends and {@code replay --corrected} reads: its id, what is
 * wrong, and its document. A document that is a JSON object stands there as it was received; any
 * other stands there as a text, in which bytes that are no UTF-8 are replaced.
 */
final class EditableLine {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNameLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private EditableLine() {}

  static String of(HeldDocument held) {
    QuarantineEntry entry = held.entry();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("id", entry.id().toString());
    fields.put("reason", entry.reason().code());
    fields.put("detail", entry.detail());
    String start = JsonText.line(fields);
    return start.substring(0, start.length() - 1)
        + ",\"document\":"
        + document(held.document())
        + "}";
  }

  private static String document(byte[] document) {
    try {
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(document)).toString();
      if (isObject(text)) {
        // Line ends are blanks here: within a text of JSON they can't be.
        return text.replace('\n', ' ').replace('\r', ' ');
      }
    } catch (CharacterCodingException e) {
      // A text with replacements it is.
    }
    return JsonText.line(new String(document, StandardCharsets.UTF_8));
  }

  private static boolean isObject(String text) {
    try (JsonParser parser = JSON.createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }
}
