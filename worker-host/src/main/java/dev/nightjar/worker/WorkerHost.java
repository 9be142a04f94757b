package dev.nightjar.worker;

import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.config.NightjarConfig;
import dev.nightjar.worker.config.WorkerSettings;
import dev.nightjar.worker.lane.LaneWorkers;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running worker host: it serves all lanes until it is stopped. Thread-safe. It shares nothing
 * with other hosts; whatever it leaves undone, another host does again.
 */
public final class WorkerHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerHost.class);

  private final LaneWorkers lanes;
  private final WorkerSettings settings;
  private final AtomicBoolean stopping = new AtomicBoolean();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private WorkerHost(LaneWorkers lanes, WorkerSettings settings) {
    this.lanes = lanes;
    this.settings = settings;
  }

  /**
   * Connects and begins to work.
   *
   * @param backend the servers, which stay the caller's to close after the host is stopped
   * @throws dev.nightjar.worker.connect.ConnectFailed within 10 seconds, naming every server that
   *     does not answer
   */
  public static WorkerHost start(Backend backend) {
    backend.connect();
    NightjarConfig config = backend.part(NightjarConfig.class);
    WorkerHost host = new WorkerHost(backend.part(LaneWorkers.class), config.worker());
    host.lanes.start();
    LOG.info(
        "Worker host {} serves Temporal {} (namespace {}), HBase {} (namespace {}), ledger {} on {}; {}",
        config.worker().name(),
        config.temporal().target(),
        config.temporal().namespace(),
        config.hbase().place(),
        config.hbase().namespace(),
        config.ledger().database(),
        config.ledger().server(),
        slots(config.lanes()));
    return host;
  }

  private static String slots(LaneSettings lanes) {
    return "slots: coordinator %d, process %d, publish %d"
        .formatted(lanes.coordinator(), lanes.process(), lanes.publish());
  }

  /**
   * Stops: polls no more, lets running activities go on within {@code worker.shutdownGrace}, then
   * interrupts them; another host does again what was interrupted. Stopping again waits for the
   * first stop.
   */
  public void stop() {
    try {
      if (stopping.compareAndSet(false, true)) {
        drain();
        stopped.countDown();
      }
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void drain() throws InterruptedException {
    LOG.info("Stopping: running activities have {} to end", settings.shutdownGrace());
    if (lanes.stop(settings.shutdownGrace())) {
      LOG.info("Stopped: all activities ended");
    } else {
      LOG.warn(
          "Stopped: activities were interrupted after {}; they will be done again",
          settings.shutdownGrace());
    }
  }

  /** Waits until the host is stopped. */
  public void awaitStop() throws InterruptedException {
    stopped.await();
  }

  @Override
  public void close() {
    stop();
  }
}
