package dev.nightjar.worker;

import dev.nightjar.activities.ledger.LedgerDatabase;
import dev.nightjar.worker.health.Part;
import dev.nightjar.workflows.client.TemporalConnection;
import org.apache.hadoop.hbase.client.Connection;

/** A server that a worker host can't work without. */
enum Server {
  TEMPORAL(TemporalConnection.class, Part.TEMPORAL),
  HBASE(Connection.class, Part.HBASE),
  LEDGER(LedgerDatabase.class, Part.LEDGER);

  private final Class<?> connection;
  private final Part part;

  Server(Class<?> connection, Part part) {
    this.connection = connection;
    this.part = part;
  }

  /** What an open connection to it is. */
  Class<?> connection() {
    return connection;
  }

  /** What it is in reports of health. */
  Part part() {
    return part;
  }
}
