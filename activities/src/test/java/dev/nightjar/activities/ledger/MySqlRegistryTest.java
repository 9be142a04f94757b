package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlRegistryTest extends RegistryContract {
  MySqlRegistryTest(TestServer server) {
    super(server);
  }
}
