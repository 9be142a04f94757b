package dev.nightjar.activities.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rows of texts and numbers as compact JSON: an array of arrays. Thread-safe. */
final class RowsText {
  private static final ObjectMapper JSON = new ObjectMapper();

  private RowsText() {}

  static <T> String of(List<T> rows, Function<T, List<Object>> fields) {
    try {
      return JSON.writeValueAsString(rows.stream().map(fields).toList());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Lists of texts and numbers are JSON", e);
    }
  }

  /**
   * What was written. A row may have more fields than its reader knows: a later release has written
   * them.
   *
   * @param what of a worker host it is, for the failure
   */
  static <T> List<T> read(String text, String what, Function<JsonNode, T> row) {
    try {
      List<T> rows = new ArrayList<>();
      for (JsonNode line : JSON.readTree(text)) {
        rows.add(row.apply(line));
      }
      return rows;
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "Invalid %s of a worker host in the ledger's table host: %s".formatted(what, text), e);
    }
  }
}
