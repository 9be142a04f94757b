package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlGenerationTest extends GenerationContract {
  MySqlGenerationTest(TestServer server) {
    super(server);
  }
}
