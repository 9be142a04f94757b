package dev.nightjar.worker.web;

import dev.nightjar.swarm.context.ContextKey;
import dev.nightjar.swarm.context.SwarmContext;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;

/** Reads a call's context from headers {@code Nightjar-Context-KEY}. */
final class ContextHeaders {
  private static final String PREFIX = "nightjar-context-";

  private final SortedSet<String> keys;

  /** Of the keys that a caller may set. */
  ContextHeaders(SortedSet<String> keys) {
    this.keys = keys;
  }

  /**
   * The context.
   *
   * @param headers by their names, however they are written
   * @throws Refusal when one is of a key that a caller may not set, or too long
   */
  SwarmContext read(Iterable<Map.Entry<String, String>> headers) throws Refusal {
    SwarmContext context = SwarmContext.empty();
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(PREFIX)) {
        context = with(context, name.substring(PREFIX.length()), header.getValue());
      }
    }
    return context;
  }

  private SwarmContext with(SwarmContext context, String key, String value) throws Refusal {
    if (!keys.contains(key)) {
      throw new Refusal(
          Problem.Kind.UNKNOWN_CONTEXT,
          "'%s' cannot be set over HTTP; swarm.http.contextKeys has %s".formatted(key, keys));
    }
    try {
      return context.with(ContextKey.of(key), value);
    } catch (IllegalArgumentException e) {
      throw new Refusal(Problem.Kind.UNKNOWN_CONTEXT, String.valueOf(e.getMessage()));
    }
  }
}
