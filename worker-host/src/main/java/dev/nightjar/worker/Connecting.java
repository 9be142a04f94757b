package dev.nightjar.worker;

import dev.nightjar.worker.connect.ConnectFailed;
import java.time.Duration;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes on trying to connect, because servers that start together come up in any order. */
final class Connecting {
  private static final Logger LOG = LoggerFactory.getLogger(Connecting.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  private final Backend backend;
  private final HostHealth health;
  private final StopSignal signal;

  Connecting(Backend backend, HostHealth health, StopSignal signal) {
    this.backend = backend;
    this.health = health;
    this.signal = signal;
  }

  /**
   * Connects to all servers.
   *
   * @param limit for how long to try again; zero for one try
   * @return false when it was told to stop before it had connected
   * @throws ConnectFailed when a server does not answer within the limit
   */
  boolean within(Duration limit) throws InterruptedException {
    long started = System.nanoTime();
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      Map<Server, ConnectFailed> failures = backend.tryToConnect();
      health.connected(failures.keySet());
      if (failures.isEmpty()) {
        return true;
      }
      ConnectFailed failure = ConnectFailed.all(failures.values());
      Duration left = limit.minusNanos(System.nanoTime() - started);
      if (left.compareTo(pause) < 0) {
        throw failure;
      }
      LOG.warn(
          "Attempt {} to connect failed, the next one is in {} s, the last one in {} s: {}",
          attempt,
          pause.toSeconds(),
          left.toSeconds(),
          failure.getMessage());
      if (signal.await(pause)) {
        LOG.info("Told to stop before all servers answered; nothing was begun");
        return false;
      }
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }
}
