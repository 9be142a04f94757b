package dev.nightjar.starter.console;

import java.util.Arrays;

/**
 * How much is logged. A worker host logs what it does; any other command prints its own words and
 * logs only what it can't put into them.
 */
public final class LogLevels {
  private LogLevels() {}

  /** Sets the levels; to be called before anything is logged. */
  public static void set(String[] args) {
    if (Arrays.asList(args).contains("--debug")) {
      put("INFO", "WARN");
    } else if (Arrays.asList(args).contains("worker")) {
      put("INFO", "WARN");
    } else {
      put("WARN", "OFF");
    }
  }

  private static void put(String own, String libraries) {
    putUnlessSet("nightjar.log.level", own);
    putUnlessSet("nightjar.log.libraries", libraries);
  }

  private static void putUnlessSet(String property, String level) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, level);
    }
  }
}
