package dev.nightjar.swarm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Over a real server, where single calls are standalone activities. */
@Tag("local")
final class StandaloneLoadLedgerTest extends LoadLedger {
  private RealServer server;
  private TemporalHosts hosts;

  StandaloneLoadLedgerTest() {
    super(200);
  }

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    server = new RealServer(folder);
    hosts =
        new TemporalHosts(
            server.options(),
            List.of(new Prices("host-1"), new Prices("host-2")),
            2,
            Optional.empty());
  }

  @Override
  Swarm open() {
    return Swarm.of(hosts.client());
  }

  @AfterEach
  void stop() {
    hosts.close();
    server.close();
  }
}
