package dev.nightjar.worker.connect;

import dev.nightjar.worker.config.TemporalSettings;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.client.TemporalUnavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Opens the one Temporal connection of a process. */
public final class TemporalServers {
  private static final int FRONTEND_PORT = 7233;
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(1);
  private static final String NEXT =
      "Start Temporal, or set temporal.target (NIGHTJAR_TEMPORAL_TARGET), or work without servers"
          + " of your own: --embedded DIR";

  private TemporalServers() {}

  /**
   * Opens a connection and sees that the namespace is there.
   *
   * @throws ConnectFailed within 10 seconds when nobody listens there
   * @throws TemporalUnavailable within 10 seconds when it has no such namespace or refuses
   */
  public static TemporalConnection open(TemporalSettings settings) {
    Optional<IOException> silence =
        Addresses.parse(settings.target(), FRONTEND_PORT).silence(ANSWER_LIMIT);
    if (silence.isPresent()) {
      String why = "it does not answer (%s)".formatted(silence.get().getMessage());
      throw ConnectFailed.to("Temporal", settings.target(), why, NEXT, silence.get());
    }
    return TemporalConnections.open(settings.target(), settings.namespace());
  }
}
