package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlRegistryIdsTest extends RegistryIdsContract {
  MySqlRegistryIdsTest(TestServer server) {
    super(server);
  }
}
