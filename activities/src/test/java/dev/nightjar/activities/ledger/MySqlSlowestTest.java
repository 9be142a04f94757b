package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlSlowestTest extends SlowestContract {
  MySqlSlowestTest(TestServer server) {
    super(server);
  }
}
