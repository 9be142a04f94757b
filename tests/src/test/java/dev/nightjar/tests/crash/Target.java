package dev.nightjar.tests.crash;

/**
 * A process.
 *
 * @param part which kind
 * @param number which of its kind, from 1
 */
record Target(Part part, int number) {
  Target {
    if (number < 1 || number > part.members()) {
      throw new IllegalArgumentException(
          "Invalid target: %s has %d processes, and no number %d"
              .formatted(part.words(), part.members(), number));
    }
  }

  static Target of(Part part) {
    return new Target(part, 1);
  }

  /** What {@code bin/stack} calls it. */
  String stackPart() {
    return switch (part) {
      case TEMPORAL -> "temporal";
      case MYSQL -> "mysql";
      case HBASE_MASTER -> "hbase-master";
      case ZOOKEEPER -> "zookeeper";
      case REGION_SERVER -> "regionserver-" + number;
      case WORKER_HOST, COMMAND_LINE ->
          throw new IllegalStateException(part.words() + " is no part of the stack");
    };
  }

  @Override
  public String toString() {
    return part.members() == 1 ? part.words() : part.words() + " " + number;
  }
}
