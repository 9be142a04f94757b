package dev.nightjar.starter.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemainingTest {
  @ParameterizedTest
  @CsvSource({
    "0, a few s left",
    "4, a few s left",
    "5, about 5 s left",
    "42, about 40 s left",
    "114, about 115 s left",
    "115, about 2 min left",
    "150, about 3 min left",
    "7169, about 119 min left",
    "7170, about 2 h 0 min left",
    "12000, about 3 h 20 min left"
  })
  void anEstimateIsAsRoundAsItIsUncertain(long seconds, String words) {
    assertThat(Remaining.text(Optional.of(Duration.ofSeconds(seconds)))).isEqualTo(words);
  }

  @Test
  void whatNobodyKnowsIsSaidSo() {
    assertThat(Remaining.text(Optional.empty())).isEqualTo("time left unknown");
  }
}
