package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlFailedDaysTest extends FailedDaysContract {
  MySqlFailedDaysTest(TestServer server) {
    super(server);
  }
}
