package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlHostsTest extends HostsContract {
  MySqlHostsTest(TestServer server) {
    super(server);
  }
}
