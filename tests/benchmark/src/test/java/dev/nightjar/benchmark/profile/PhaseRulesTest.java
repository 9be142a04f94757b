package dev.nightjar.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PhaseRulesTest {
  @Test
  void theInnermostFrameThatARuleNamesDecides() {
    assertThat(
            PhaseRules.of(
                List.of(
                    "java.util.HashMap.getNode",
                    "dev.nightjar.core.metric.DeltaTable.row",
                    "dev.nightjar.jobs.analytics.AnalyticsExtractor.extract",
                    "dev.nightjar.activities.process.SliceProcessor.extract")))
        .isEqualTo(Phase.FOLD);
    assertThat(
            PhaseRules.of(
                List.of(
                    "com.fasterxml.jackson.core.JsonFactory.createParser",
                    "dev.nightjar.activities.event.JsonDocument.read",
                    "dev.nightjar.activities.process.RawDecoder.decode")))
        .isEqualTo(Phase.DECODE);
  }

  @Test
  void aStackThatNoRuleNamesIsOther() {
    assertThat(PhaseRules.of(List.of("java.lang.Thread.run"))).isEqualTo(Phase.OTHER);
    assertThat(PhaseRules.of(List.of())).isEqualTo(Phase.OTHER);
  }
}
