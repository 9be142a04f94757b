package dev.nightjar.tests.crash;

/** What a fault can take away: a process of the stack or of the product. */
enum Part {
  WORKER_HOST("worker host", 2),
  COMMAND_LINE("command line", 1),
  TEMPORAL("temporal", 1),
  MYSQL("mysql", 1),
  REGION_SERVER("region server", 2),
  HBASE_MASTER("hbase master", 1),
  ZOOKEEPER("zookeeper", 1);

  private final String words;
  private final int members;

  Part(String words, int members) {
    this.words = words;
    this.members = members;
  }

  /** What a person calls it. */
  String words() {
    return words;
  }

  /** How many processes of it there are. */
  int members() {
    return members;
  }

  /** Whether the tests start it themselves, not {@code bin/stack}. */
  boolean isOfNightjar() {
    return this == WORKER_HOST || this == COMMAND_LINE;
  }
}
