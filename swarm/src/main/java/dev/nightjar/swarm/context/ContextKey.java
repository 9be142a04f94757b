package dev.nightjar.swarm.context;

import java.util.regex.Pattern;

/**
 * The name of a value that travels with calls, such as a merchant, a trace or a locale. Values are
 * texts: what they mean is between those who set and who read them.
 *
 * @param name 1 to 64 lower-case letters, digits, {@code -} and points, beginning with a letter
 */
public record ContextKey(String name) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");

  public ContextKey {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "Invalid context key '%s': it must match %s".formatted(name, NAME));
    }
  }

  /** A key of that name. */
  public static ContextKey of(String name) {
    return new ContextKey(name);
  }
}
