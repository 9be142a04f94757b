package dev.nightjar.worker.connect;

import com.uber.m3.tally.Scope;
import dev.nightjar.worker.config.TemporalSettings;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.client.TemporalEndpoint;
import dev.nightjar.workflows.client.TemporalUnavailable;

/** Opens the one Temporal connection of a process. */
public final class TemporalServers {
  private static final String NEXT =
      "The address is from: %s. Set temporal.target (NIGHTJAR_TEMPORAL_TARGET) or TEMPORAL_ADDRESS,"
          + " or work without servers of your own: --embedded DIR";

  private TemporalServers() {}

  /**
   * Opens a connection and sees that the namespace is there.
   *
   * @param metrics counts its calls
   * @throws ConnectFailed within 10 seconds when nobody answers there, or it has no such namespace
   */
  public static TemporalConnection open(TemporalSettings settings, Scope metrics) {
    try {
      return TemporalConnections.open(endpoint(settings), metrics);
    } catch (TemporalUnavailable e) {
      throw ConnectFailed.because(e, NEXT.formatted(settings.origin()));
    }
  }

  /** Where Temporal is and how to get in, as its client wants it. */
  public static TemporalEndpoint endpoint(TemporalSettings settings) {
    return new TemporalEndpoint(
        settings.target(),
        settings.namespace(),
        settings.access().connectionOptions(),
        settings.connectTimeout(),
        settings.callTimeout());
  }
}
