package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.chunk;
import static dev.nightjar.activities.ledger.TestPlans.newRun;
import static dev.nightjar.activities.ledger.TestPlans.outcome;
import static dev.nightjar.activities.ledger.TestPlans.plan;
import static dev.nightjar.activities.ledger.TestPlans.publication;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunId;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** How many statements the ledger costs, as one connection's server counts them. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class StatementsContract {
  private static final int CHUNKS = 1000;

  private final LedgerDatabase database;
  private final Ledger ledger;

  StatementsContract(TestServer server) {
    LedgerSettings settings = server.emptyDatabase("nightjar_statements_contract");
    database =
        LedgerDatabase.open(
            LedgerSettings.of(
                settings.url(),
                settings.user(),
                settings.password(),
                1,
                settings.connectTimeout()));
    ledger = new MySqlLedger(database);
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void aPlanIsWrittenInFewStatements() {
    long before = statements("Com_insert");
    planned();

    assertThat(statements("Com_insert") - before).isBetween(4L, 10L);
  }

  @Test
  void aQuickChunkCostsOneStatement() {
    assertThat(updatesOfAHundredChunks(ledger)).isBetween(100L, 110L);
  }

  @Test
  void aChunkCostsTwoStatementsAtMost() {
    Ledger atOnce = new MySqlLedger(database, Clock.systemUTC(), Duration.ZERO);

    assertThat(updatesOfAHundredChunks(atOnce)).isEqualTo(200);
  }

  private long updatesOfAHundredChunks(Ledger ledger) {
    RunId run = planned();
    long reads = statements("Com_select");
    long writes = statements("Com_update");
    for (int number = 0; number < 100; number++) {
      ChunkId chunk = new ChunkId(run, number);
      assertThat(ledger.planned(chunk)).isPresent();
      ledger.begin(chunk, "host");
      ledger.finish(chunk, outcome(number, "rows"));
    }

    assertThat(statements("Com_select") - reads).isEqualTo(2);
    return statements("Com_update") - writes;
  }

  @Test
  void publicationsAreRecordedTogether() {
    RunId run = planned();
    long inserts = statements("Com_insert");
    long reads = statements("Com_select");
    long writes = statements("Com_update");
    ledger.published(
        IntStream.range(0, 200).mapToObj(number -> publication(run, "m" + number)).toList());

    assertThat(statements("Com_insert") - inserts).isEqualTo(1);
    assertThat(statements("Com_select") - reads).isEqualTo(2);
    assertThat(statements("Com_update") - writes).isZero();
  }

  @Test
  void transactionsReadWhatIsCommitted() {
    String isolation =
        database
            .sql()
            .statement(
                "read the isolation",
                handle ->
                    handle
                        .createQuery("SELECT @@SESSION.transaction_isolation")
                        .mapTo(String.class)
                        .one());

    assertThat(isolation).isEqualTo("READ-COMMITTED");
  }

  private RunId planned() {
    RunId run = newRun();
    ledger.open(run, VERSION, "nightly");
    ledger.writePlan(
        run,
        VERSION,
        plan(IntStream.range(0, CHUNKS).mapToObj(n -> chunk(n, n / 500, "m" + n)).toList()),
        BASIS);
    return run;
  }

  private long statements(String counter) {
    return database
        .sql()
        .statement(
            "read a counter",
            handle ->
                handle
                    .createQuery("SHOW SESSION STATUS LIKE '" + counter + "'")
                    .map((row, context) -> row.getLong(2))
                    .one());
  }
}
