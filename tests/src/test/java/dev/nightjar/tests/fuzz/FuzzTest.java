package dev.nightjar.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FuzzTest {
  private static final long MORNING = TimeUnit.DAYS.toMillis(20_000);

  @Test
  void buildsOfADayBeginWithTheSameSeedAndThoseOfTheNextDayWithAnother() {
    long seed = Fuzz.firstSeed(MORNING);
    if (System.getProperty("nightjar.fuzz.seed") == null
        && System.getProperty("nightjar.fuzz.seconds") == null) {
      assertThat(Fuzz.firstSeed(MORNING + TimeUnit.HOURS.toMillis(23))).isEqualTo(seed);
      assertThat(Fuzz.firstSeed(MORNING + TimeUnit.DAYS.toMillis(1)))
          .isGreaterThan(seed + 1_000_000_000);
    }
  }

  @Test
  void whatFailsIsToldWithItsSeedAndMadeSmall() {
    assertThatThrownBy(
            () ->
                Fuzz.run(
                    random -> Damage.anything(random, 40),
                    input -> {
                      for (byte each : input) {
                        assertThat(each).isNotEqualTo((byte) 7);
                      }
                    }))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("With seed ")
        .hasMessageContaining("1 bytes, made small: 07");
  }
}
