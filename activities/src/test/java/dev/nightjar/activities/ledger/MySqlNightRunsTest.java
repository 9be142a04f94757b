package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlNightRunsTest extends NightRunsContract {
  MySqlNightRunsTest(TestServer server) {
    super(server);
  }
}
