package dev.nightjar.tests.crash;

/** What has a disk of its own in the tests. */
enum Store {
  MYSQL("mysql", "mysql"),
  HBASE("hbase", "hbase/data");

  private final String words;
  private final String folder;

  Store(String words, String folder) {
    this.words = words;
    this.folder = folder;
  }

  /** Where its data lies in the data folder of the stack. */
  String folder() {
    return folder;
  }

  /** Its name. */
  String words() {
    return words;
  }
}
