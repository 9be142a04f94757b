package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlCallHistoryTest extends CallHistoryContract {
  MySqlCallHistoryTest(TestServer server) {
    super(server);
  }
}
