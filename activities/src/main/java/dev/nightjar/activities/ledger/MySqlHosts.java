package dev.nightjar.activities.ledger;

import dev.nightjar.core.host.HostBeat;
import dev.nightjar.core.host.HostRecord;
import dev.nightjar.core.host.HostState;
import dev.nightjar.core.host.HostWish;
import dev.nightjar.core.host.Hosts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Worker hosts in the ledger on MySQL or MariaDB. Thread-safe. */
public final class MySqlHosts implements Hosts {
  /** Epoch milliseconds of the server's clock; no time zone of a session shifts it. */
  private static final String NOW =
      "TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(3)) DIV 1000";

  /** What is wanted is compared with the earlier start, so it comes first. */
  private static final String BEAT =
      """
      INSERT INTO host (host, build, lanes, stages, state, wanted, started, last_sign)
      VALUES (:host, :build, :lanes, :stages, :state, 'RUN', :started, %1$s)
      ON DUPLICATE KEY UPDATE wanted = IF(started = :started, wanted, 'RUN'), build = :build,
        lanes = :lanes, stages = :stages, state = :state, started = :started, last_sign = %1$s
      """
          .formatted(NOW);

  private static final String WANT =
      """
      UPDATE host SET wanted = :wanted
      WHERE host = :host AND state <> 'STOPPED' AND last_sign >= %s - :live
      """
          .formatted(NOW);

  private static final String ALL =
      """
      SELECT host, build, lanes, stages, state, wanted, started, %s - last_sign AS silence FROM host
      ORDER BY host
      """
          .formatted(NOW);

  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlHosts(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public HostWish beat(HostBeat beat) {
    String host = Column.worker(beat.host());
    return sql.statement(
        "write a sign of life of worker host " + host,
        handle -> {
          handle
              .createUpdate(BEAT)
              .bind("host", host)
              .bind("build", Column.worker(beat.build()))
              .bind("lanes", LaneText.of(beat.lanes()))
              .bind("stages", StageText.of(beat.stages()))
              .bind("state", beat.state().name())
              .bind("started", beat.started().toEpochMilli())
              .execute();
          return handle
              .createQuery("SELECT wanted FROM host WHERE host = :host")
              .bind("host", host)
              .mapTo(String.class)
              .findOne()
              .map(HostWish::valueOf)
              .orElse(HostWish.RUN);
        });
  }

  @Override
  public List<HostRecord> all() {
    return sql.statement(
        "read the worker hosts",
        handle -> handle.createQuery(ALL).map((row, context) -> record(row)).list());
  }

  private static HostRecord record(ResultSet row) throws SQLException {
    HostBeat beat =
        new HostBeat(
            row.getString("host"),
            row.getString("build"),
            Instant.ofEpochMilli(row.getLong("started")),
            HostState.valueOf(row.getString("state")),
            LaneText.read(row.getString("lanes")),
            StageText.read(row.getString("stages")));
    // A server's clock that was set back makes no sign of life one of the future.
    Duration silence = Duration.ofMillis(Math.max(0, row.getLong("silence")));
    return new HostRecord(beat, HostWish.valueOf(row.getString("wanted")), silence);
  }

  @Override
  public boolean want(String host, HostWish wish) {
    return sql.statement(
        "tell worker host %s to %s".formatted(host, wish),
        handle ->
            handle
                    .createUpdate(WANT)
                    .bind("wanted", wish.name())
                    .bind("host", Column.worker(host))
                    .bind("live", LIVE.toMillis())
                    .execute()
                > 0);
  }

  @Override
  public void forgetSilent() {
    sql.run(
        "forget worker hosts that are gone",
        handle ->
            handle
                .createUpdate("DELETE FROM host WHERE last_sign < %s - :remembered".formatted(NOW))
                .bind("remembered", REMEMBERED.toMillis())
                .execute());
  }
}
