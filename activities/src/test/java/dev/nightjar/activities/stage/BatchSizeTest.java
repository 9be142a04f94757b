package dev.nightjar.activities.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BatchSizeTest {
  private static final long QUICK = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long SLOW = TimeUnit.SECONDS.toNanos(2);

  private final BatchSize size = new BatchSize(50, 1000, Duration.ofSeconds(1));

  @Test
  void itBeginsWithTheLargest() {
    assertThat(size.rows()).isEqualTo(1000);
  }

  @Test
  void aSlowBatchHalvesItDownToTheLeast() {
    size.took(1000, SLOW);
    assertThat(size.rows()).isEqualTo(500);
    for (int i = 0; i < 10; i++) {
      size.took(size.rows(), SLOW);
    }
    assertThat(size.rows()).isEqualTo(50);
  }

  @Test
  void batchesThatWereMadeBeforeItWasHalvedHalveItNoFurther() {
    size.took(1000, SLOW);
    size.took(1000, SLOW);

    assertThat(size.rows()).isEqualTo(500);
  }

  @Test
  void fullBatchesInTimeWinItBackStepByStep() {
    size.took(1000, SLOW);
    size.took(500, QUICK);
    assertThat(size.rows()).isEqualTo(595);
    size.took(10, QUICK);
    assertThat(size.rows()).isEqualTo(595);
    for (int i = 0; i < 10; i++) {
      size.took(size.rows(), QUICK);
    }
    assertThat(size.rows()).isEqualTo(1000);
  }

  @Property
  void itStaysWithinItsBounds(
      @ForAll @IntRange(min = 1, max = 100) int least,
      @ForAll @IntRange(max = 1000) int range,
      @ForAll @Size(max = 50) List<@IntRange(min = 0, max = 2000) Integer> batches) {
    BatchSize some = new BatchSize(least, least + range, Duration.ofMillis(10));
    for (int rows : batches) {
      some.took(rows, TimeUnit.MILLISECONDS.toNanos(rows % 20));
      assertThat(some.rows()).isBetween(least, least + range);
    }
  }

  @Test
  void noSizeIsRefused() {
    assertThatThrownBy(() -> new BatchSize(0, 10, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("batches of 0 to 10 rows");
  }
}
