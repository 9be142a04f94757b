package dev.nightjar.swarm.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.lang.reflect.Type;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a value cannot be read or written, by kind, type and place alone: the words of Jackson, and
 * of classes that check themselves, quote the value. Pure.
 */
public final class Unfit {
  private Unfit() {}

  /** What a mapper threw. */
  public static String words(Exception why) {
    if (why instanceof JsonMappingException mapping) {
      Type type = type(mapping);
      return "%s%s%s"
          .formatted(
              kind(mapping),
              type == null ? "" : " of type " + type.getTypeName(),
              mapping.getPath().isEmpty() ? "" : " at " + place(mapping));
    }
    if (why instanceof JsonProcessingException processing && processing.getLocation() != null) {
      JsonLocation at = processing.getLocation();
      return "%s at line %d, column %d"
          .formatted(kind(processing), at.getLineNr(), at.getColumnNr());
    }
    return kind(why);
  }

  /** What was thrown, or what made a mapper throw. */
  private static String kind(Exception why) {
    Throwable cause = why.getCause();
    return why.getClass() == JsonMappingException.class && cause != null
        ? cause.getClass().getName()
        : why.getClass().getSimpleName();
  }

  private static @Nullable Type type(JsonMappingException why) {
    if (why instanceof MismatchedInputException mismatched) {
      return mismatched.getTargetType();
    }
    if (why instanceof ValueInstantiationException value) {
      return value.getType();
    }
    return why instanceof InvalidDefinitionException definition ? definition.getType() : null;
  }

  private static String place(JsonMappingException why) {
    StringBuilder place = new StringBuilder();
    for (Reference step : why.getPath()) {
      if (step.getFieldName() == null) {
        place.append('[').append(step.getIndex()).append(']');
      } else if (step.getFrom() instanceof Map) {
        // Keys are values, too.
        place.append("[a key]");
      } else {
        place.append(place.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return place.toString();
  }
}
