package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.core.plan.WeightCounts;
import org.junit.jupiter.api.Test;

/** What every ledger keeps of what a plan rests on. */
abstract class PlanBasisContract extends LedgerFixture {
  PlanBasisContract(TestServer server) {
    super(server, "nightjar_basis_contract");
  }

  @Test
  void whatAPlanRestsOnIsReadAsItWasWrittenFirst() {
    RunId run = planned();
    PlanBasis other =
        new PlanBasis(
            new WeightCounts(0, 0, 0), new RowsPerChunk(7, RowsSource.DEFAULT), null, null);
    ledger.writePlan(run, VERSION, PLAN, other);
    assertThat(ledger.basis(run)).contains(BASIS);

    RunId unknown = opened();
    assertThat(ledger.basis(unknown)).isEmpty();
    ledger.writePlan(unknown, VERSION, PLAN, other);
    assertThat(ledger.basis(unknown)).contains(other);
  }

  @Test
  void aPlanOfAnEarlierReleaseRestsOnNothingThatIsKnown() {
    RunId run = planned();
    database()
        .sql()
        .run(
            "forget",
            handle ->
                Runs.bind(
                        handle.createUpdate(
                            "UPDATE plan SET rows_per_chunk = NULL WHERE run_no = " + Runs.NUMBER),
                        run)
                    .execute());

    assertThat(ledger.basis(run)).isEmpty();
    assertThat(ledger.plan(run)).isPresent();
  }

  @Test
  void aBatchHasTheSharesOfItsPlanAndOneThatAnEarlierReleaseWroteHasOne() {
    RunId run = planned();
    database()
        .sql()
        .run(
            "write as an earlier release",
            handle ->
                Runs.bind(
                        handle.createUpdate(
                            """
                            INSERT INTO batch
                              (run_no, number, first_chunk, chunks, merchants, expected_rows, weights)
                            SELECT run_no, 2, first_chunk, chunks, merchants, expected_rows, weights
                            FROM batch WHERE number = 1 AND run_no =\s"""
                                + Runs.NUMBER),
                        run)
                    .execute());

    assertThat(ledger.batches(run, 0, 3))
        .extracting(PlannedBatch::shares)
        .containsExactly(12, 6, 1);
    assertThat(ledger.batch(run, 2).map(PlannedBatch::shares)).contains(1);
  }

  @Test
  void theSourceOfEachWeightIsInThePlan() {
    RunId run = planned();
    String weights =
        database()
            .sql()
            .statement(
                "read weights",
                handle ->
                    Runs.bind(
                            handle.createQuery(
                                "SELECT weights FROM batch WHERE number = 1 AND run_no = "
                                    + Runs.NUMBER),
                            run)
                        .mapTo(String.class)
                        .one());

    assertThat(weights).isEqualTo("[[\"echo\",1000,\"HISTORY\"],[\"foxtrot\",1000,\"HISTORY\"]]");
  }
}
