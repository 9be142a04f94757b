package dev.nightjar.worker.web;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body a JSON document, or empty for none
 * @param headers beside those of the content
 */
record Reply(int status, String contentType, String body, SortedMap<String, String> headers) {
  static final int OK = 200;
  private static final int NO_CONTENT = 204;

  Reply {
    headers = Collections.unmodifiableSortedMap(new TreeMap<>(headers));
  }

  static Reply json(String body) {
    return new Reply(OK, "application/json", body, new TreeMap<>());
  }

  static Reply nothing() {
    return new Reply(NO_CONTENT, "", "", new TreeMap<>());
  }

  /** The same with a header more. */
  Reply with(String name, String value) {
    SortedMap<String, String> more = new TreeMap<>(headers);
    more.putAll(Map.of(name, value));
    return new Reply(status, contentType, body, more);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
