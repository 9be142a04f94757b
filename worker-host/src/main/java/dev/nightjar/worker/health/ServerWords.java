package dev.nightjar.worker.health;

/** What to do when a server does not answer. */
public final class ServerWords {
  private ServerWords() {}

  /** The next step. */
  public static String next(Part part) {
    return switch (part) {
      case TEMPORAL -> "see that Temporal runs, and check temporal.target and temporal.namespace";
      case HBASE ->
          "see that HBase's master and region servers run, check hbase.quorum and hbase.namespace;"
              + " tables are made by: nightjar tables create";
      case LEDGER -> "see that MySQL runs, and check mysql.url and mysql.user";
      case WORK, POLLERS, THREADS -> Vitals.NEXT;
    };
  }
}
