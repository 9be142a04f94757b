package dev.nightjar.benchmark.coordinator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * How long slots of one worker host were idle between the end of a chunk and the start of the next.
 * Which slot takes a chunk is not told, so it is taken to be the one that was idle longest: other
 * pairs of ends and starts add up to the same.
 *
 * @param slots how many
 * @param chunks how many chunks they did
 * @param chunkTime how long each was meant to take
 * @param gaps from an end to the next start, the shortest first
 */
public record SlotIdle(int slots, int chunks, Duration chunkTime, List<Duration> gaps) {
  public SlotIdle {
    gaps = List.copyOf(gaps);
  }

  static SlotIdle of(List<ChunkSpan> spans, int slots, Duration chunkTime) {
    PriorityQueue<Long> free = new PriorityQueue<>();
    List<Duration> gaps = new ArrayList<>();
    List<ChunkSpan> byStart =
        spans.stream().sorted(Comparator.comparingLong(ChunkSpan::start)).toList();
    for (int i = 0; i < byStart.size(); i++) {
      if (i >= slots) {
        // A slot reports its end a moment before it takes the next chunk.
        gaps.add(Duration.ofNanos(Math.max(0, byStart.get(i).start() - free.remove())));
      }
      free.add(byStart.get(i).end());
    }
    gaps.sort(Comparator.naturalOrder());
    return new SlotIdle(slots, spans.size(), chunkTime, gaps);
  }

  /**
   * A gap that so many of a hundred do not exceed.
   *
   * @param percent 1 to 100
   */
  public Duration percentile(int percent) {
    return gaps.isEmpty()
        ? Duration.ZERO
        : gaps.get((int) Math.ceil(gaps.size() * percent / 100.0) - 1);
  }
}
