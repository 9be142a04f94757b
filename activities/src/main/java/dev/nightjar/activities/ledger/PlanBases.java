package dev.nightjar.activities.ledger;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.core.plan.WeightCounts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What the plans of one connection rest on; columns of a plan that earlier releases leave NULL. */
final class PlanBases {
  private final Handle handle;

  PlanBases(Handle handle) {
    this.handle = handle;
  }

  /** Completes a plan that the same transaction wrote. */
  void write(long run, PlanBasis basis) {
    Duration estimate = basis.estimate();
    handle
        .createUpdate(
            """
            UPDATE plan
            SET weights_counted = :counted, weights_sampled = :sampled, weights_history = :history,
              rows_per_chunk = :rows, rows_per_chunk_source = :source,
              rows_per_second = :rate, estimated_millis = :estimate
            WHERE run_no = :run
            """)
        .bind("counted", basis.weights().counted())
        .bind("sampled", basis.weights().sampled())
        .bind("history", basis.weights().history())
        .bind("rows", basis.rowsPerChunk().target())
        .bind("source", basis.rowsPerChunk().source().name())
        .bind("rate", basis.rowsPerSecond())
        .bind("estimate", estimate == null ? null : Long.valueOf(estimate.toMillis()))
        .bind("run", run)
        .execute();
  }

  Optional<PlanBasis> of(RunId run) {
    return Runs.bind(
            handle.createQuery(
                "SELECT * FROM plan WHERE rows_per_chunk IS NOT NULL AND run_no = " + Runs.NUMBER),
            run)
        .map((row, context) -> basis(row))
        .findOne();
  }

  private static PlanBasis basis(ResultSet row) throws SQLException {
    return new PlanBasis(
        new WeightCounts(
            row.getInt("weights_counted"),
            row.getInt("weights_sampled"),
            row.getInt("weights_history")),
        new RowsPerChunk(
            row.getLong("rows_per_chunk"),
            RowsSource.valueOf(row.getString("rows_per_chunk_source"))),
        row.getObject("rows_per_second", Double.class),
        estimate(row));
  }

  private static @Nullable Duration estimate(ResultSet row) throws SQLException {
    long millis = row.getLong("estimated_millis");
    return row.wasNull() ? null : Duration.ofMillis(millis);
  }
}
