package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DimensionTextTest {
  @Test
  void aTextOfAThousandBytesStaysAsItIs() {
    String text = "x".repeat(1_000);

    assertThat(DimensionText.of(text)).isEqualTo(text);
  }

  @Test
  void aTextOfMoreBytesIsCutAndEndsWithItsDigest() {
    String text = "x".repeat(1_001);

    assertThat(DimensionText.of(text)).matches("x{900}~[0-9a-f]{64}");
  }

  @Test
  void aCutNeverSplitsACharacter() {
    String cut = DimensionText.of("€".repeat(400) + "x");

    assertThat(cut).matches("€{300}~[0-9a-f]{64}");
    assertThat(DimensionText.of("x" + "€".repeat(400))).matches("x€{299}~[0-9a-f]{64}");
  }

  @Test
  void longTextsThatBeginAlikeStayDistinct() {
    String start = "x".repeat(2_000);

    assertThat(DimensionText.of(start + "1")).isNotEqualTo(DimensionText.of(start + "2"));
  }

  @Test
  void halfACharacterBecomesWhatUtf8MakesOfIt() {
    assertThat(DimensionText.of("a\uD83D")).isEqualTo("a?");
  }
}
