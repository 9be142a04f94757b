package dev.nightjar.worker.http;

import java.nio.charset.StandardCharsets;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param contentType the media type of the body
 * @param body in UTF-8
 */
public record Answer(int status, String contentType, String body) {
  /** As it should be. */
  public static final int OK = 200;

  /** Not as it should be. */
  public static final int UNAVAILABLE = 503;

  static final int NOT_FOUND = 404;
  static final int NOT_ALLOWED = 405;
  static final int BROKEN = 500;

  private static final String TEXT = "text/plain; charset=utf-8";

  /** Lines for a person. */
  public static Answer text(int status, String body) {
    return new Answer(status, TEXT, body);
  }

  /** A JSON document. */
  public static Answer json(int status, String body) {
    return new Answer(status, "application/json", body);
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}
