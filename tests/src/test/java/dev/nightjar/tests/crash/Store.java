package dev.nightjar.tests.crash;

/** What has a disk of its own in the tests. */
enum Store {
  MYSQL("mysql"),
  HBASE("hbase");

  private final String words;

  Store(String words) {
    this.words = words;
  }

  /** Its name, and that of its folder in the data folder of the stack. */
  String words() {
    return words;
  }
}
