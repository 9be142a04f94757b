package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlEarlierNightsTest extends EarlierNightsContract {
  MySqlEarlierNightsTest(TestServer server) {
    super(server);
  }
}
