package dev.nightjar.activities.ledger;

import static dev.nightjar.activities.ledger.TestPlans.BASIS;
import static dev.nightjar.activities.ledger.TestPlans.VERSION;
import static dev.nightjar.activities.ledger.TestPlans.chunk;
import static dev.nightjar.activities.ledger.TestPlans.newRun;
import static dev.nightjar.activities.ledger.TestPlans.plan;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.Plan;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A ledger in a database of its own, with a clock that the test moves. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class LedgerFixture {
  static final Plan PLAN =
      plan(
          List.of(
              chunk(0, 0, "delta"),
              chunk(1, 0, "alpha", "Beta", "charlie"),
              chunk(2, 1, "echo", "foxtrot")));

  final TestClock clock = new TestClock();
  final Ledger ledger;
  private final LedgerDatabase database;

  LedgerFixture(TestServer server, String name) {
    this(server, name, Duration.ZERO);
  }

  LedgerFixture(TestServer server, String name, Duration beginDelay) {
    database = LedgerDatabase.open(server.emptyDatabase(name));
    ledger = new MySqlLedger(database, clock, beginDelay);
  }

  final LedgerDatabase database() {
    return database;
  }

  @AfterAll
  void close() {
    database.close();
  }

  final RunId opened() {
    RunId run = newRun();
    ledger.open(run, VERSION, "nightly/" + run);
    return run;
  }

  final RunId planned() {
    RunId run = opened();
    ledger.writePlan(run, VERSION, PLAN, BASIS);
    return run;
  }

  final ChunkRecord record(ChunkId chunk) {
    return ledger.chunk(chunk).orElseThrow();
  }
}
