package dev.nightjar.worker.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.failure.CallFailed;
import dev.nightjar.swarm.failure.CallTimedOut;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Why there is no answer, as RFC 9457 says it. Stacks stay here.
 *
 * @param kind what went wrong
 * @param detail in words; {@code null} for none
 * @param more members that say it to a program
 */
record Problem(Kind kind, @Nullable String detail, Map<String, Object> more) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String MEDIA_TYPE = "application/problem+json";

  /** What can go wrong. */
  enum Kind {
    UNREADABLE(400, "unreadable-arguments", "The arguments cannot be read"),
    UNKNOWN_CONTEXT(400, "unknown-context", "A value of the context cannot be set"),
    NOT_FOUND(404, "not-found", "There is no such method"),
    NOT_ALLOWED(405, "method-not-allowed", "This is not done by that HTTP method"),
    TOO_LARGE(413, "too-large", "The body is too large"),
    NOT_JSON(415, "not-json", "The body must be application/json"),
    FAILED(500, "failed", "The call failed"),
    REFUSED(503, "refused", "The call was refused before anything was done"),
    TIMED_OUT(504, "timed-out", "No answer came in time");

    private final int status;
    private final String word;
    private final String title;

    Kind(int status, String word, String title) {
      this.status = status;
      this.word = word;
      this.title = title;
    }

    int status() {
      return status;
    }

    String title() {
      return title;
    }
  }

  static Problem of(Kind kind, @Nullable String detail) {
    return new Problem(kind, detail, Map.of());
  }

  /** What a call threw. */
  static Problem of(Throwable failure) {
    if (failure instanceof ResourceNotAvailable refused) {
      return new Problem(
          Kind.REFUSED,
          refused.getMessage(),
          Map.of("retryAfterMillis", refused.retryAfter().toMillis()));
    }
    if (failure instanceof CallTimedOut late) {
      return of(Kind.TIMED_OUT, late.getMessage());
    }
    if (failure instanceof CallFailed failed) {
      return new Problem(
          Kind.FAILED, failed.remoteMessage(), Map.of("exception", failed.remoteType()));
    }
    return new Problem(
        Kind.FAILED, failure.getMessage(), Map.of("exception", failure.getClass().getName()));
  }

  Reply reply() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", "urn:nightjar:problem:" + kind.word);
    members.put("title", kind.title);
    members.put("status", kind.status);
    if (detail != null) {
      members.put("detail", detail);
    }
    members.putAll(new TreeMap<>(more));
    Reply reply = new Reply(kind.status, MEDIA_TYPE, json(members), new TreeMap<>());
    return more.get("retryAfterMillis") instanceof Long millis
        ? reply.with("Retry-After", Long.toString(seconds(millis)))
        : reply;
  }

  /** The header knows whole seconds only, of which none would be at once. */
  private static long seconds(long millis) {
    return Math.max(1, Duration.ofMillis(millis).plusMillis(999).toSeconds());
  }

  private static String json(Map<String, Object> members) {
    try {
      return MAPPER.writeValueAsString(members);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and numbers are JSON", e);
    }
  }
}
