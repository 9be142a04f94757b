package dev.nightjar.benchmark.engine;

import static dev.nightjar.benchmark.engine.SlotTimeTest.DISPATCH;
import static dev.nightjar.benchmark.engine.SlotTimeTest.chunk;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NightPartsTest {
  private static final Instant FROM = DISPATCH.minusSeconds(3);
  private static final Instant END = DISPATCH.plusSeconds(30);

  @Test
  void theLastChunksBeginWhenASlotFindsNoneAnyMore() {
    assertThat(
            NightParts.of(FROM, END, List.of(chunk(0, 1, 10), chunk(1, 1, 4), chunk(2, 4, 21)), 2))
        .isEqualTo(parts(4, 9, 11, 9));
  }

  @Test
  void fewerChunksThanSlotsAreTheLastFromTheBeginning() {
    assertThat(NightParts.of(FROM, END, List.of(chunk(0, 2, 12)), 2))
        .isEqualTo(parts(5, 0, 10, 18));
  }

  private static NightParts parts(int planning, int chunks, int last, int publication) {
    return new NightParts(
        Duration.ofSeconds(planning),
        Duration.ofSeconds(chunks),
        Duration.ofSeconds(last),
        Duration.ofSeconds(publication));
  }
}
