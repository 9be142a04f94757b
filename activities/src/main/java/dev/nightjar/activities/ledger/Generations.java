package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.publish.Pointer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The generations of merchant-days, over one connection. */
final class Generations {
  private final Handle handle;

  Generations(Handle handle) {
    this.handle = handle;
  }

  List<GenerationRecord> of(MerchantDay merchantDay, JobName job, int limit) {
    return bind(
            handle.createQuery(
                """
                SELECT p.generation, p.published_at, p.superseded_at, p.swept_at,
                  r.job, r.day, r.merchant_group, r.generation AS cutoff
                FROM publication p LEFT JOIN run r ON r.run_no = p.run_no
                WHERE p.merchant = :merchant AND p.day = :day AND p.job = :job
                ORDER BY p.generation DESC
                LIMIT :limit
                """),
            merchantDay,
            job)
        .bind("limit", limit)
        .map((row, context) -> record(row))
        .list();
  }

  /** Records a generation that is not published yet; one that is recorded stays as it is. */
  void insert(MerchantDay merchantDay, JobName job, Pointer pointer, Instant now) {
    Column.bind(
            bind(
                handle.createUpdate(
                    """
                    INSERT INTO publication
                      (merchant, day, job, generation, job_version, summary_rows, digest,
                       rows_read, rows_used, rows_duplicate, rows_quarantined, published_at,
                       superseded_at)
                    VALUES (:merchant, :day, :job, :generation, :version, :rows, :digest,
                       :read, :used, :duplicates, :quarantined, :now, :now)
                    ON DUPLICATE KEY UPDATE job_version = job_version
                    """),
                merchantDay,
                job),
            pointer.sources())
        .bind("generation", pointer.generation().cutoffMillis())
        .bind("version", pointer.version().number())
        .bind("rows", pointer.rows())
        .bind("digest", Column.bytes(pointer.digest()))
        .bind("now", now.toEpochMilli())
        .execute();
  }

  /** Takes a generation for published until it is compared with the others. */
  void publish(MerchantDay merchantDay, JobName job, Generation generation) {
    bind(
            handle.createUpdate(
                """
                UPDATE publication SET superseded_at = NULL
                WHERE merchant = :merchant AND day = :day AND job = :job
                  AND generation = :generation AND swept_at IS NULL
                """),
            merchantDay,
            job)
        .bind("generation", generation.cutoffMillis())
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(
      S statement, MerchantDay merchantDay, JobName job) {
    return statement
        .bind("merchant", Column.bytes(merchantDay.merchant()))
        .bind("day", Column.day(merchantDay.day()))
        .bind("job", job.value());
  }

  private static GenerationRecord record(ResultSet row) throws SQLException {
    return new GenerationRecord(
        new Generation(row.getLong("generation")),
        run(row),
        Objects.requireNonNull(Column.instant(row, "published_at")),
        Column.instant(row, "superseded_at"),
        Column.instant(row, "swept_at"));
  }

  private static @Nullable RunId run(ResultSet row) throws SQLException {
    return row.getString("job") == null ? null : Column.run(row, "cutoff");
  }
}
