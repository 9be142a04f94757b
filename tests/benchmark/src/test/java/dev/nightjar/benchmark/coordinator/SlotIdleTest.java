package dev.nightjar.benchmark.coordinator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class SlotIdleTest {
  private static final Duration CHUNK = Duration.ofMillis(200);

  private static List<Long> gaps(SlotIdle idle) {
    return idle.gaps().stream().map(Duration::toNanos).toList();
  }

  @Test
  void aSlotsFirstChunkHasNoGapBeforeIt() {
    SlotIdle idle = SlotIdle.of(List.of(new ChunkSpan(5, 10), new ChunkSpan(7, 12)), 2, CHUNK);
    assertThat(idle.gaps()).isEmpty();
    assertThat(idle.percentile(50)).isZero();
  }

  @Test
  void theNextChunkGoesToTheSlotThatIsIdleLongest() {
    List<ChunkSpan> spans =
        List.of(
            new ChunkSpan(16, 30),
            new ChunkSpan(0, 10),
            new ChunkSpan(0, 15),
            new ChunkSpan(11, 20),
            new ChunkSpan(23, 30));
    assertThat(gaps(SlotIdle.of(spans, 2, CHUNK))).containsExactly(1L, 1L, 3L);
  }

  @Test
  void aPercentileIsOneOfTheGaps() {
    SlotIdle idle =
        new SlotIdle(
            1, 11, CHUNK, LongStream.rangeClosed(1, 10).mapToObj(Duration::ofNanos).toList());
    assertThat(idle.percentile(50)).isEqualTo(Duration.ofNanos(5));
    assertThat(idle.percentile(90)).isEqualTo(Duration.ofNanos(9));
    assertThat(idle.percentile(100)).isEqualTo(Duration.ofNanos(10));
  }
}
