package dev.nightjar.benchmark.coordinator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What is measured of the coordinator.
 *
 * @param stack the {@code nightjar.properties} of a stack with a real Temporal server
 * @param emptyChunks chunks of a night of empty chunks, 500 or more
 * @param chunkTime how long a chunk that waits takes
 * @param hosts the numbers of worker hosts that such nights are carried by
 * @param chunksPerSlot how many chunks that wait each slot gets
 * @param rounds how often empty nights and kills are measured
 * @param folder for configuration and output
 */
public record CoordinatorOptions(
    Path stack,
    int emptyChunks,
    Duration chunkTime,
    List<Integer> hosts,
    int chunksPerSlot,
    int rounds,
    Path folder) {
  public CoordinatorOptions {
    hosts = List.copyOf(hosts);
    if (emptyChunks < NightSize.CHUNKS_PER_BATCH
        || chunkTime.toMillis() < 1
        || hosts.isEmpty()
        || hosts.stream().anyMatch(count -> count < 1 || count > 64)
        || chunksPerSlot < 1
        || rounds < 1) {
      throw new IllegalArgumentException(
          "Invalid benchmark: %d empty chunks (500 or more), wait of %s (a millisecond or more), hosts %s (each 1 to 64), %d chunks a slot (1 or more), %d rounds (1 or more)"
              .formatted(emptyChunks, chunkTime, hosts, chunksPerSlot, rounds));
    }
  }
}
