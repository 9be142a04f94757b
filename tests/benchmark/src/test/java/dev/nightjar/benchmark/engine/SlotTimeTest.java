package dev.nightjar.benchmark.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlotTimeTest {
  static final Instant DISPATCH = Instant.parse("2026-11-21T02:00:00Z");
  private static final BusinessDay DAY =
      BusinessCalendar.of(ZoneHistory.of(ZoneOffset.UTC))
          .day(LocalDate.of(2026, 11, 20))
          .orElseThrow();

  @Test
  void slotsThatAlwaysWorkUntilTheLastChunkStartsAreNotIdle() {
    SlotTime time =
        SlotTime.of(DISPATCH, List.of(chunk(0, 0, 10), chunk(1, 0, 4), chunk(2, 4, 20)), 2);
    assertThat(time.total()).isEqualTo(Duration.ofSeconds(8));
    assertThat(time.idle()).isZero();
  }

  @Test
  void theTimeBetweenChunksIsIdleAndSoIsTheTimeBeforeTheFirst() {
    SlotTime time =
        SlotTime.of(DISPATCH, List.of(chunk(0, 1, 4), chunk(1, 1, 10), chunk(2, 6, 9)), 2);
    assertThat(time.total()).isEqualTo(Duration.ofSeconds(12));
    assertThat(time.idle()).isEqualTo(Duration.ofSeconds(1 + 1 + 2));
  }

  @Test
  void whatASlotDoesAfterTheLastChunkHasStartedDoesNotCount() {
    SlotTime time = SlotTime.of(DISPATCH, List.of(chunk(0, 0, 50), chunk(1, 0, 2)), 2);
    assertThat(time.total()).isZero();
    assertThat(time.idle()).isZero();
  }

  static ChunkRecord chunk(int number, int start, int end) {
    PlannedSlice slice = new PlannedSlice(new MerchantId("m"), DAY, HashRange.ALL);
    return new ChunkRecord(
        new PlannedChunk(number, 0, List.of(slice), 1),
        ChunkState.DONE,
        1,
        "worker",
        null,
        DISPATCH.plusSeconds(start),
        DISPATCH.plusSeconds(end),
        null);
  }
}
