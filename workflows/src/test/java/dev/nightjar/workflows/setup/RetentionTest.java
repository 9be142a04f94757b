package dev.nightjar.workflows.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RetentionTest {
  @Test
  void aNewNamespaceHasAMonthUnlessAskedFor() {
    assertThat(Retention.unchanged().ofNewNamespace()).isEqualTo(Duration.ofDays(30));
    assertThat(Retention.of(Duration.ofDays(3)).ofNewNamespace()).isEqualTo(Duration.ofDays(3));
  }

  @Test
  void lessThanADayIsRefused() {
    assertThatThrownBy(() -> Retention.of(Duration.ofHours(23)))
        .hasMessageContainingAll("23 hours", "less than a day");
  }
}
