package dev.nightjar.tests.crash;

/** The network between the product's processes and a server. */
enum Link {
  TEMPORAL("temporal"),
  MYSQL("mysql"),
  ZOOKEEPER("zookeeper"),
  HBASE_MASTER("hbase master"),
  REGION_SERVERS("region servers");

  private final String words;

  Link(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
