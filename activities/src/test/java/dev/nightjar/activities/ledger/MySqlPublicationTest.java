package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlPublicationTest extends PublicationContract {
  MySqlPublicationTest(TestServer server) {
    super(server);
  }
}
