package dev.nightjar.activities.ledger;

@OnMySql
final class MySqlChunkTest extends ChunkContract {
  MySqlChunkTest(TestServer server) {
    super(server);
  }
}
