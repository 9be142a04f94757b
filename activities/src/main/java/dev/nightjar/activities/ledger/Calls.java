package dev.nightjar.activities.ledger;

import dev.nightjar.core.call.CallEnd;
import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;

/** The rows of calls, over one connection. */
final class Calls {
  private static final int KEY_BYTES = 16;
  private static final int LONGEST_ID = 1000;
  private static final int LONGEST_NAME = 255;
  private static final int LONGEST_LANE = 32;
  private static final long MICRO = 1000;
  private static final String READ = "SELECT * FROM call_log WHERE ";

  private final Handle handle;

  Calls(Handle handle) {
    this.handle = handle;
  }

  void insert(Collection<CallEntry> entries) {
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO call_log
              (at, call_key, attempt, worker, call_id, name, lane, outcome,
               waited_micros, worked_micros, fault, arguments)
            VALUES (:at, :key, :attempt, :worker, :id, :name, :lane, :outcome,
               :waited, :worked, :fault, :arguments)
            ON DUPLICATE KEY UPDATE attempt = attempt
            """)) {
      entries.forEach(entry -> add(batch, entry));
      batch.execute();
    }
  }

  private static void add(PreparedBatch batch, CallEntry entry) {
    batch
        .bind("at", entry.at().toEpochMilli())
        .bind("key", key(entry.id()))
        .bind("attempt", entry.attempt())
        .bind("worker", Column.worker(entry.worker()))
        .bind("id", Column.cut(entry.id(), LONGEST_ID))
        .bind("name", Column.cut(entry.name(), LONGEST_NAME))
        .bind("lane", Column.cut(entry.lane(), LONGEST_LANE))
        .bind("outcome", entry.end().name())
        .bind("waited", micros(entry.waited()))
        .bind("worked", micros(entry.worked()))
        .bind("fault", entry.fault().map(type -> Column.cut(type, LONGEST_NAME)).orElse(null))
        .bind("arguments", entry.arguments().orElse(null))
        .add();
  }

  List<CallEntry> latest(CallFilter filter, int limit) {
    return read(filter, "ORDER BY at DESC, call_key, attempt DESC", limit);
  }

  List<CallEntry> slowest(CallFilter filter, CallOrder order, int limit) {
    return read(filter, "ORDER BY %s DESC, at DESC".formatted(column(order)), limit);
  }

  private static String column(CallOrder order) {
    return switch (order) {
      case TOTAL -> "waited_micros + worked_micros";
      case WORK -> "worked_micros";
      case WAIT -> "waited_micros";
    };
  }

  private List<CallEntry> read(CallFilter filter, String order, int limit) {
    Query query =
        handle.createQuery(READ + CallConditions.where(filter) + " " + order + " LIMIT :limit");
    return CallConditions.bind(query, filter)
        .bind("limit", limit)
        .map((row, context) -> entry(row))
        .list();
  }

  List<CallEntry> of(String id, int limit) {
    return handle
        .createQuery(READ + "call_key = :key AND call_id = :id ORDER BY at, attempt LIMIT :limit")
        .bind("key", key(id))
        .bind("id", Column.cut(id, LONGEST_ID))
        .bind("limit", limit)
        .map((row, context) -> entry(row))
        .list();
  }

  int deleteBefore(Instant before, int limit) {
    return handle
        .createUpdate("DELETE FROM call_log WHERE at < :before ORDER BY at LIMIT :limit")
        .bind("before", before.toEpochMilli())
        .bind("limit", limit)
        .execute();
  }

  private static byte[] key(String id) {
    try {
      byte[] whole =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(whole, KEY_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static long micros(Duration time) {
    return Math.max(0, time.toNanos() / MICRO);
  }

  private static CallEntry entry(ResultSet row) throws SQLException {
    return new CallEntry(
        row.getString("call_id"),
        row.getString("name"),
        row.getString("lane"),
        Instant.ofEpochMilli(row.getLong("at")),
        CallEnd.valueOf(row.getString("outcome")),
        row.getInt("attempt"),
        Duration.of(row.getLong("waited_micros"), ChronoUnit.MICROS),
        Duration.of(row.getLong("worked_micros"), ChronoUnit.MICROS),
        row.getString("worker"),
        Optional.ofNullable(row.getString("fault")),
        Optional.ofNullable(row.getString("arguments")));
  }
}
