package dev.nightjar.activities.ledger;

import dev.nightjar.core.lane.CallerQuota;
import dev.nightjar.core.lane.OverloadRule;
import dev.nightjar.core.lane.OverloadRules;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Rules of lanes in the ledger on MySQL or MariaDB. Thread-safe. */
public final class MySqlOverloadRules implements OverloadRules {
  private final LedgerSql sql;

  /** In an open database, which stays the caller's to close. */
  public MySqlOverloadRules(LedgerDatabase database) {
    this.sql = database.sql();
  }

  @Override
  public List<OverloadRule> all() {
    return sql.statement(
        "read the policies of lanes",
        handle ->
            handle
                .createQuery(
                    """
                    SELECT lane, policy, bound_millis, priority, quota_per_second, quota_burst
                    FROM lane_policy ORDER BY lane
                    """)
                .map((row, context) -> rule(row))
                .list());
  }

  private static OverloadRule rule(ResultSet row) throws SQLException {
    long millis = row.getLong("bound_millis");
    Optional<Duration> bound =
        row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    return new OverloadRule(
        row.getString("lane"),
        OverloadRule.Policy.valueOf(row.getString("policy")),
        bound,
        row.getInt("priority"),
        quota(row));
  }

  private static Optional<CallerQuota> quota(ResultSet row) throws SQLException {
    int perSecond = row.getInt("quota_per_second");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(new CallerQuota(perSecond, row.getInt("quota_burst")));
  }

  @Override
  public void set(OverloadRule rule) {
    sql.run(
        "set the policy of lane " + rule.lane(),
        handle ->
            handle
                .createUpdate(
                    """
                    INSERT INTO lane_policy
                      (lane, policy, bound_millis, priority, quota_per_second, quota_burst)
                    VALUES (:lane, :policy, :bound, :priority, :perSecond, :burst)
                    ON DUPLICATE KEY UPDATE policy = :policy, bound_millis = :bound,
                      priority = :priority, quota_per_second = :perSecond, quota_burst = :burst
                    """)
                .bind("lane", rule.lane())
                .bind("policy", rule.policy().name())
                .bind("bound", rule.bound().map(Duration::toMillis).orElse(null))
                .bind("priority", rule.priority())
                .bind("perSecond", rule.quota().map(CallerQuota::perSecond).orElse(null))
                .bind("burst", rule.quota().map(CallerQuota::burst).orElse(null))
                .execute());
  }
}
