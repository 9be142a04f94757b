package dev.nightjar.tests;

import dev.nightjar.worker.Backend;
import dev.nightjar.worker.WorkerHost;
import dev.nightjar.worker.config.ConfigurationSources;
import dev.nightjar.workflows.client.TemporalConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Worker hosts beside a site's own, each with connections of its own. */
final class MoreWorkerHosts implements AutoCloseable {
  private final List<Backend> backends = new ArrayList<>();
  private final List<WorkerHost> hosts = new ArrayList<>();

  MoreWorkerHosts(Map<String, String> settings, int number) {
    for (int host = 0; host < number; host++) {
      Backend backend =
          Backend.of(ConfigurationSources.defaults().values("the test", settings).read());
      backends.add(backend);
      hosts.add(WorkerHost.start(backend));
    }
  }

  int number() {
    return hosts.size();
  }

  /** Ends them as a power cut would: Temporal hears nothing more of what they have in hand. */
  void kill() {
    backends.forEach(backend -> backend.part(TemporalConnection.class).close());
    close();
  }

  @Override
  public void close() {
    hosts.forEach(WorkerHost::stop);
    backends.forEach(Backend::close);
  }
}
