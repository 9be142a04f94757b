package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The generations that were computed and not published, over one connection. */
final class Unpublished {
  private final Handle handle;

  Unpublished(Handle handle) {
    this.handle = handle;
  }

  /** Records what a run has of merchants that it took out; what is recorded stays as it is. */
  void insert(RunId run, List<MerchantFailure> failures, Instant now) {
    batch(
        """
        INSERT INTO unpublished (merchant, day, job, generation, since)
        VALUES (:merchant, :day, :job, :generation, :now)
        ON DUPLICATE KEY UPDATE since = since
        """,
        failures.stream()
            .map(
                failure ->
                    new StaleGeneration(
                        new MerchantDay(failure.merchant(), run.day()),
                        run.job(),
                        run.generation()))
            .toList(),
        now);
  }

  /** Those that have not been looked at since an instant; a retry may have published some since. */
  List<StaleGeneration> of(Instant before, int limit) {
    return handle
        .createQuery(
            """
            SELECT u.merchant, u.day, u.job, u.generation FROM unpublished u
            LEFT JOIN publication p ON p.merchant = u.merchant AND p.day = u.day
              AND p.job = u.job AND p.generation = u.generation
            WHERE u.since <= :before AND p.merchant IS NULL
            ORDER BY u.since, u.merchant, u.day, u.job, u.generation
            LIMIT :limit
            """)
        .bind("before", before.toEpochMilli())
        .bind("limit", limit)
        .map((row, context) -> Publications.generation(row))
        .list();
  }

  void putOff(List<StaleGeneration> generations, Instant now) {
    batch("UPDATE unpublished SET since = :now" + Publications.IS_GENERATION, generations, now);
  }

  void forget(List<StaleGeneration> generations, Instant now) {
    batch(
        "DELETE FROM unpublished" + Publications.IS_GENERATION + " AND since <= :now",
        generations,
        now);
  }

  private void batch(String statement, List<StaleGeneration> generations, Instant now) {
    if (generations.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(statement)) {
      generations.stream()
          .sorted(Publications.ORDER)
          .forEach(
              generation ->
                  Publications.bind(batch, generation).bind("now", now.toEpochMilli()).add());
      batch.execute();
    }
  }
}
