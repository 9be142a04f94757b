package dev.nightjar.activities.ledger;

import dev.nightjar.core.call.CallEntry;
import dev.nightjar.core.call.CallFilter;
import dev.nightjar.core.call.CallHistory;
import dev.nightjar.core.call.CallOrder;
import dev.nightjar.core.call.CallStats;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** The log of calls in MySQL or MariaDB. Thread-safe. */
public final class MySqlCallHistory implements CallHistory {
  private final LedgerSql sql;

  /** The log in an open database, which stays the caller's to close. */
  public MySqlCallHistory(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public void add(Collection<CallEntry> entries) {
    if (entries.size() > MOST_AT_ONCE) {
      throw new IllegalArgumentException(
          "Invalid entries: %d at once, at most %d".formatted(entries.size(), MOST_AT_ONCE));
    }
    if (!entries.isEmpty()) {
      sql.runTransaction("log calls", handle -> new Calls(handle).insert(entries));
    }
  }

  @Override
  public List<CallEntry> latest(CallFilter filter, int limit) {
    check(limit);
    return sql.statement(
        "read the latest calls", handle -> new Calls(handle).latest(filter, limit));
  }

  @Override
  public List<CallEntry> of(String id) {
    return sql.statement("read call " + id, handle -> new Calls(handle).of(id, MOST_READ));
  }

  @Override
  public List<CallEntry> slowest(CallFilter filter, CallOrder order, int limit) {
    check(limit);
    return sql.statement(
        "read the slowest calls", handle -> new Calls(handle).slowest(filter, order, limit));
  }

  @Override
  public List<CallStats> stats(CallFilter filter) {
    return sql.transaction(
        "add up calls", handle -> new CallCounts(handle, filter).stats(MOST_NAMES));
  }

  @Override
  public int forget(Instant before, int limit) {
    check(limit);
    return sql.transaction(
        "delete old calls", handle -> new Calls(handle).deleteBefore(before, limit));
  }

  private static void check(int limit) {
    if (limit < 1 || limit > MOST_READ) {
      throw new IllegalArgumentException(
          "Invalid limit: %d is not in 1..%d".formatted(limit, MOST_READ));
    }
  }
}
