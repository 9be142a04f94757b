package dev.nightjar.benchmark.coordinator;

/** How many chunks a night has; it travels in the name of the night's group. */
final class NightSize {
  /** As many as one batch may have. */
  static final int CHUNKS_PER_BATCH = 500;

  private static final String PREFIX = "chunks-";

  private NightSize() {}

  /** The group of a night of so many chunks, told apart from others by a number. */
  static String group(int chunks, int number) {
    return PREFIX + chunks + "-" + number;
  }

  /** The chunks of a group's night. */
  static int chunks(String group) {
    return Integer.parseInt(group.split("-", 3)[1]);
  }
}
