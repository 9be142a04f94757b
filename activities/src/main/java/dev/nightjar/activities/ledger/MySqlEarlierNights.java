package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.EarlierRun;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Earlier nights out of the ledger on MySQL or MariaDB. Thread-safe. */
public final class MySqlEarlierNights implements EarlierNights {
  /**
   * One look a merchant-day into the primary key. Generations come in order, so that the newest of
   * a day is its last.
   */
  static final String ROWS_READ =
      """
      SELECT merchant, day, rows_read FROM publication
      WHERE merchant IN (<merchants>) AND day IN (<days>) AND job = :job AND run_no IS NOT NULL
      ORDER BY merchant, day, generation
      """;

  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlEarlierNights(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public Map<MerchantId, List<Long>> rowsRead(
      JobName job, Collection<MerchantId> merchants, Collection<LocalDate> days) {
    check("merchants", merchants.size(), MOST_MERCHANTS);
    check("days", days.size(), MOST_DAYS);
    if (merchants.isEmpty() || days.isEmpty()) {
      return Map.of();
    }
    Map<MerchantId, SortedMap<LocalDate, Long>> newest = new TreeMap<>();
    sql.run(
        "read what earlier nights of %s read".formatted(job),
        handle ->
            handle
                .createQuery(ROWS_READ)
                .bindList("merchants", merchants.stream().map(Column::bytes).toList())
                .bindList("days", days.stream().map(Column::day).toList())
                .bind("job", job.value())
                .map((row, context) -> Read.of(row))
                .forEach(
                    read ->
                        newest
                            .computeIfAbsent(read.merchant(), merchant -> new TreeMap<>())
                            .put(read.day(), read.rows())));
    Map<MerchantId, List<Long>> rows = new TreeMap<>();
    newest.forEach((merchant, byDay) -> rows.put(merchant, new ArrayList<>(byDay.values())));
    return rows;
  }

  @Override
  public List<EarlierRun> latest(JobName job) {
    return sql.transaction(
        "read the latest runs of " + job, handle -> new LatestRuns(handle).of(job));
  }

  private static void check(String name, int size, int most) {
    if (size > most) {
      throw new IllegalArgumentException(
          "Invalid %s: %d are asked for, at most %d can be".formatted(name, size, most));
    }
  }

  private record Read(MerchantId merchant, LocalDate day, long rows) {
    static Read of(ResultSet row) throws SQLException {
      return new Read(
          Column.merchant(row, "merchant"), Column.day(row, "day"), row.getLong("rows_read"));
    }
  }
}
