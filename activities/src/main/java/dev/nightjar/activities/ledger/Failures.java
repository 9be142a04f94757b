package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.RunId;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** The merchants taken out of runs, over one connection. */
final class Failures {
  private final Handle handle;

  Failures(Handle handle) {
    this.handle = handle;
  }

  /** Records who was taken out; who is recorded already keeps the first reason. */
  void insert(RunId run, List<MerchantFailure> failures) {
    long number = new Runs(handle).number(run).orElseThrow(() -> Runs.missing(run));
    try (PreparedBatch batch =
        handle.prepareBatch(
            """
            INSERT INTO run_failure (run_no, merchant, reason) VALUES (:run, :merchant, :reason)
            ON DUPLICATE KEY UPDATE run_no = run_no
            """)) {
      failures.stream()
          .sorted(Comparator.comparing(MerchantFailure::merchant))
          .forEach(
              failure ->
                  batch
                      .bind("run", number)
                      .bind("merchant", Column.bytes(failure.merchant()))
                      .bind("reason", Column.text(failure.reason()))
                      .add());
      batch.execute();
    }
  }

  List<MerchantFailure> of(RunId run, int limit) {
    return Runs.bind(
            handle.createQuery(
                "SELECT merchant, reason FROM run_failure WHERE run_no = "
                    + Runs.NUMBER
                    + " ORDER BY merchant LIMIT :limit"),
            run)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new MerchantFailure(Column.merchant(row, "merchant"), row.getString("reason")))
        .list();
  }
}
