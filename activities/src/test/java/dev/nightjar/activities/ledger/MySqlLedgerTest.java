package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlLedgerTest extends LedgerContract {
  MySqlLedgerTest(TestServer server) {
    super(server);
  }
}
