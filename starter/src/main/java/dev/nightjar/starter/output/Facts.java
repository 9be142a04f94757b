package dev.nightjar.starter.output;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Named facts about one thing, in order: lines of text, or one JSON object. Not thread-safe. */
public final class Facts {
  private final Map<String, @Nullable Object> facts = new LinkedHashMap<>();

  /** Adds a fact: a number, a boolean or a text; null is a fact that is not known. */
  public Facts add(String name, @Nullable Object value) {
    facts.put(name, isPlain(value) ? value : String.valueOf(value));
    return this;
  }

  private static boolean isPlain(@Nullable Object value) {
    return value == null
        || value instanceof Long
        || value instanceof Integer
        || value instanceof Boolean;
  }

  /** Adds a count. */
  public Facts count(String name, long value) {
    return add(name, value);
  }

  /** Adds rows of their own; they are not part of {@link #lines}. */
  public Facts sheet(String name, Sheet sheet) {
    facts.put(name, JsonText.objects(sheet));
    return this;
  }

  /** The facts as one JSON object. */
  public String json() {
    return JsonText.of(facts);
  }

  /** A line a fact. */
  public List<String> lines() {
    int width = facts.keySet().stream().mapToInt(String::length).max().orElse(0);
    return facts.entrySet().stream()
        .filter(fact -> !(fact.getValue() instanceof List<?>))
        .map(fact -> line(fact.getKey(), fact.getValue(), width))
        .toList();
  }

  private static String line(String name, @Nullable Object value, int width) {
    String shown = value == null ? "-" : SafeText.escapedLines(value.toString());
    return name.replace('_', ' ') + " ".repeat(width - name.length() + 2) + shown;
  }
}
