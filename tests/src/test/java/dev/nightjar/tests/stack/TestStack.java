package dev.nightjar.tests.stack;

import dev.nightjar.embedded.EmbeddedStack;
import java.io.IOException;
import java.util.Map;

/**
 * Running servers that test classes share. {@code -Dnightjar.stack=local} takes the local stack,
 * anything else an embedded one; tests can't tell them apart. Thread-safe.
 */
public interface TestStack extends AutoCloseable {
  /** The system property that chooses. */
  String CHOICE = "nightjar.stack";

  /** Starts the chosen stack. */
  static TestStack start() throws IOException {
    String choice = System.getProperty(CHOICE, "embedded");
    return switch (choice) {
      case "embedded" -> EmbeddedServers.start();
      case "local" -> LocalServers.start();
      default ->
          throw new IllegalArgumentException(
              "Invalid %s: '%s' is neither embedded nor local".formatted(CHOICE, choice));
    };
  }

  /** An embedded stack that a test started for itself, and closes itself. */
  static TestStack of(EmbeddedStack stack) {
    return new EmbeddedServers(stack);
  }

  /** Host and port of Temporal's frontend. */
  String temporalTarget();

  /** Host and port of ZooKeeper. */
  String hbaseQuorum();

  /** Host and port of MySQL. */
  String mysqlServer();

  /**
   * How to connect to a part of the servers that nobody else uses: a Temporal namespace, an HBase
   * namespace and a database of its own. They are empty.
   */
  Map<String, String> newSite();

  /** Ends what was started for the caller alone. */
  @Override
  void close();
}
