package dev.nightjar.embedded;

/**
 * A server of the embedded stack. Servers can be started alone; they know nothing of each other.
 */
public enum Part {
  /** Temporal's in-process test service, in real time. */
  TEMPORAL("Temporal test service"),
  /** ZooKeeper, one master and one region server, in this JVM. */
  HBASE("HBase"),
  /** A MariaDB server, a child process that speaks MySQL's protocol. */
  MYSQL("MariaDB");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** The name of the software behind the part, for progress lines and errors. */
  public String title() {
    return title;
  }
}
