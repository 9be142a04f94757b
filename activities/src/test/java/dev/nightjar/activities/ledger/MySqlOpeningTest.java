package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlOpeningTest extends OpeningContract {
  MySqlOpeningTest(TestServer server) {
    super(server);
  }
}
