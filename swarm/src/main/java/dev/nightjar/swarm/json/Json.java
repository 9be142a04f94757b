package dev.nightjar.swarm.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import org.jspecify.annotations.Nullable;

/** Arguments and results as JSON. */
public final class Json {
  private Json() {}

  /**
   * A new mapper as callers and worker hosts use it unless told otherwise; thread-safe. Fields that
   * a reader does not know are skipped, so that a newer writer can add some.
   */
  public static ObjectMapper mapper() {
    return JacksonJsonPayloadConverter.newDefaultObjectMapper()
        .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
  }

  /** Writes a value as its declared type, which decides over what its class would. */
  public static String write(ObjectMapper mapper, JavaType type, @Nullable Object value)
      throws JsonProcessingException {
    return mapper.writerFor(type).writeValueAsString(value);
  }

  /** Reads a value. */
  public static @Nullable Object read(ObjectMapper mapper, JavaType type, String json)
      throws JsonProcessingException {
    return mapper.readerFor(type).readValue(json);
  }
}
