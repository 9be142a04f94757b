package dev.nightjar.starter.output;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values and sheets as JSON; a cell without a value is null. */
public final class JsonText {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private static final ObjectMapper COMPACT = new ObjectMapper();

  private JsonText() {}

  /** A sheet as an array of objects. */
  public static String of(Sheet sheet) {
    return of(objects(sheet));
  }

  /** Maps, lists, texts and numbers as one document. */
  public static String of(Object value) {
    try {
      return SafeText.inJson(MAPPER.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps, lists, texts and numbers are JSON", e);
    }
  }

  /** The same on one line. */
  public static String line(Object value) {
    try {
      return SafeText.inJson(COMPACT.writeValueAsString(value));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps, lists, texts and numbers are JSON", e);
    }
  }

  /** A sheet's rows as maps in order of the columns. */
  public static List<Map<String, @Nullable Object>> objects(Sheet sheet) {
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    for (List<String> row : sheet.rows()) {
      Map<String, @Nullable Object> object = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        Column column = sheet.columns().get(i);
        object.put(column.name(), value(column, row.get(i)));
      }
      objects.add(object);
    }
    return objects;
  }

  private static @Nullable Object value(Column column, String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return switch (column.kind()) {
      case TEXT, DECIMAL -> cell;
      case COUNT -> Long.valueOf(cell);
    };
  }
}
