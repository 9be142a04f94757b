package dev.nightjar.benchmark.coordinator;

import dev.nightjar.benchmark.site.SiteSettings;
import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.swarm.host.SlotSupply;
import dev.nightjar.worker.config.LaneSettings;
import dev.nightjar.worker.lane.LaneWorkers;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.TemporalConnection;
import dev.nightjar.workflows.client.TemporalConnections;
import dev.nightjar.workflows.message.LateFound;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * How long the slots of one worker host are idle between two chunks, on Temporal's in-process
 * service: what the coordinator and its messages take where nothing else does. Chunks wait, and
 * tell no ledger.
 */
public final class SlotIdleMeasurement {
  private static final int SLOTS = SiteSettings.SLOTS;
  private static final int COORDINATOR_SLOTS = 20;

  private SlotIdleMeasurement() {}

  /**
   * Carries a night through twice, and tells of the second.
   *
   * @param chunksPerSlot how many chunks each of the two slots gets, 1 to 250
   * @param chunkTime how long a chunk waits
   * @throws IllegalArgumentException when that is no night of one batch
   */
  public static SlotIdle measure(int chunksPerSlot, Duration chunkTime)
      throws InterruptedException {
    int chunks = SLOTS * chunksPerSlot;
    if (chunksPerSlot < 1 || chunks > NightSize.CHUNKS_PER_BATCH || chunkTime.toMillis() < 1) {
      throw new IllegalArgumentException(
          "Invalid benchmark: %d chunks a slot (1 to %d) of %s (a millisecond or more)"
              .formatted(chunksPerSlot, NightSize.CHUNKS_PER_BATCH / SLOTS, chunkTime));
    }
    Queue<ChunkSpan> spans = new ConcurrentLinkedQueue<>();
    EmptyNight night = new EmptyNight(chunkTime, spans::add);
    try (EmbeddedStack stack =
            EmbeddedStack.start(EmbeddedOptions.defaults().withParts(Part.TEMPORAL));
        TemporalConnection temporal =
            TemporalConnections.open(stack.temporalTarget(), stack.temporalNamespace())) {
      LaneWorkers lanes = lanes(temporal, night);
      lanes.start();
      try {
        RunClient runs = new RunClient(temporal.client());
        runs.start(FanOutMeasurement.request(chunks, SLOTS, 1)).result();
        spans.clear();
        runs.start(FanOutMeasurement.request(chunks, SLOTS, 2)).result();
      } finally {
        lanes.stop(Duration.ofSeconds(5));
      }
    }
    return SlotIdle.of(List.copyOf(spans), SLOTS, chunkTime);
  }

  private static LaneWorkers lanes(TemporalConnection temporal, EmptyNight night) {
    return LaneWorkers.of(
        temporal.client(),
        new LaneSettings(COORDINATOR_SLOTS, SLOTS, SLOTS, SlotSupply.FIXED),
        Optional.empty(),
        new WorkerInterceptorBase(),
        night,
        task -> LateFound.NOTHING,
        night,
        night,
        Optional.empty());
  }
}
