package dev.nightjar.tests.crash;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.LoggerFactory;

/**
 * Turns this process's log off until it is closed: clients tell at length that servers are away,
 * which is what is wanted.
 */
final class Quiet implements AutoCloseable {
  private static final List<String> LOUD = List.of(Logger.ROOT_LOGGER_NAME, "org.apache.hadoop");

  private final Map<String, Level> before = new TreeMap<>();

  Quiet() {
    for (String name : LOUD) {
      Logger logger = (Logger) LoggerFactory.getLogger(name);
      before.put(name, logger.getEffectiveLevel());
      logger.setLevel(Level.OFF);
    }
  }

  @Override
  public void close() {
    before.forEach((name, level) -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
  }
}
