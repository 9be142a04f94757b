package dev.nightjar.starter.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunGroupTest {
  private static final MerchantId ACME = new MerchantId("acme");
  private static final MerchantId ZETA = new MerchantId("zeta");

  @Test
  void nobodyNamedIsEverybody() {
    assertThat(RunGroup.of(List.of())).isEqualTo("all");
  }

  @Test
  void theSameMerchantsInAnyOrderAreTheSameGroup() {
    assertThat(RunGroup.of(List.of(ZETA, ACME, ZETA)))
        .isEqualTo(RunGroup.of(List.of(ACME, ZETA)))
        .matches("sel-[0-9a-f]{8}")
        .isNotEqualTo(RunGroup.of(List.of(ACME)));
  }

  @Test
  void aRetryIsNamedByWhatItRetries() {
    RunId run = RunId.parse("merchant-analytics/2024-01-04/all/1700000000000");
    assertThat(RunGroup.retryOf(run, 1)).isEqualTo("retry-1700000000000");
    assertThat(RunGroup.retryOf(run, 2)).isEqualTo("retry-1700000000000-2");
  }
}
