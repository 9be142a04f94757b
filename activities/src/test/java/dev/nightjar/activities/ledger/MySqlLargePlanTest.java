package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlLargePlanTest extends LargePlanContract {
  MySqlLargePlanTest(TestServer server) {
    super(server);
  }
}
