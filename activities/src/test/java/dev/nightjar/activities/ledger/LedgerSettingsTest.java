package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LedgerSettingsTest {
  private static final LedgerPassword PASSWORD = new LedgerPassword("s3cr3t");

  @Test
  void thePasswordDoesNotShow() {
    LedgerSettings settings = LedgerSettings.of("jdbc:mysql://db:3306/nightjar", "me", PASSWORD);

    assertThat(settings.toString()).contains("db:3306").doesNotContain("s3cr3t");
  }

  @Test
  void serverAndDatabaseAreThoseOfTheUrl() {
    LedgerSettings settings =
        LedgerSettings.of("jdbc:mysql://db:3306/nightjar?sslMode=REQUIRED", "me", PASSWORD);

    assertThat(settings.server()).isEqualTo("db:3306");
    assertThat(settings.database()).isEqualTo("nightjar");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "jdbc:postgresql://db/nightjar",
        "jdbc:mysql://db:3306",
        "jdbc:mysql://db:3306/",
        "jdbc:mysql://me:s3cr3t@db:3306/nightjar",
        "jdbc:mysql://db/nightjar?user=me",
        "jdbc:mysql://db/nightjar?sslMode=DISABLED&password=s3cr3t",
        "jdbc:mysql://db/nightjar?useAffectedRows=true"
      })
  void aUrlOfAnotherFormIsRefusedWithoutShowingIt(String url) {
    assertThatThrownBy(() -> LedgerSettings.of(url, "me", PASSWORD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Invalid ledger URL")
        .hasMessageNotContaining("s3cr3t");
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 249, 9001})
  void aTimeoutOutOfRangeIsRefused(long millis) {
    assertThatThrownBy(
            () ->
                LedgerSettings.of(
                    "jdbc:mysql://db/nightjar", "me", PASSWORD, 1, Duration.ofMillis(millis)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("timeout");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1001})
  void aPoolSizeOutOfRangeIsRefused(int size) {
    assertThatThrownBy(
            () ->
                LedgerSettings.of(
                    "jdbc:mysql://db/nightjar", "me", PASSWORD, size, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Integer.toString(size));
  }
}
