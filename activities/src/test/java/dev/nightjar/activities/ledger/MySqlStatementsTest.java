package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlStatementsTest extends StatementsContract {
  MySqlStatementsTest(TestServer server) {
    super(server);
  }
}
