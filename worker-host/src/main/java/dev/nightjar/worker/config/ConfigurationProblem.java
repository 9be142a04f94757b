package dev.nightjar.worker.config;

/**
 * A mistake in the configuration.
 *
 * @param key which key
 * @param value its text, or dots for a secret
 * @param rule what the text must be
 * @param origin where it was set: a file or the environment
 */
public record ConfigurationProblem(String key, String value, String rule, String origin) {
  @Override
  public String toString() {
    return "%s = '%s' (%s): %s".formatted(key, value, origin, rule);
  }
}
