package dev.nightjar.worker.config;

import java.util.Locale;

/**
 * A key of the configuration.
 *
 * @param key its name in the file
 * @param defaultText what holds unless set; empty for none
 * @param rule how its text is read
 * @param places where it may be set
 * @param <T> what its text says
 */
record Setting<T>(String key, String defaultText, Rule<T> rule, Places places) {
  /** Where a setting may be set. */
  enum Places {
    FILE_AND_ENVIRONMENT,
    /** A secret, which has no place in a file that people copy about. */
    ENVIRONMENT
  }

  static <T> Setting<T> of(String key, String defaultText, Rule<T> rule) {
    return new Setting<>(key, defaultText, rule, Places.FILE_AND_ENVIRONMENT);
  }

  /** Whether what is set by mistake may hold a password; it is not shown then. */
  boolean mayHoldSecret() {
    return key.endsWith(".url");
  }

  /** The one rule: {@code worker.shutdownGrace} is {@code NIGHTJAR_WORKER_SHUTDOWN_GRACE}. */
  String variable() {
    return EnvironmentLayer.PREFIX
        + key.replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toUpperCase(Locale.ROOT);
  }
}
