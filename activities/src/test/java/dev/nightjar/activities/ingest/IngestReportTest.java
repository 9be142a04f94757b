package dev.nightjar.activities.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class IngestReportTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final MerchantDay ACME = new MerchantDay(new MerchantId("acme"), DAY);

  private static IngestReport report(long lines, long accepted, long ofMerchantDay) {
    return new IngestReport(
        lines,
        accepted,
        Map.of(QuarantineReason.AT, 2L),
        0,
        100,
        new TreeMap<>(Map.of(ACME, ofMerchantDay)),
        0,
        new TreeSet<>(List.of(DAY)),
        Duration.ZERO);
  }

  @Test
  void linesAreAcceptedAndQuarantinedOnes() {
    assertThat(report(7, 5, 5).quarantined()).isEqualTo(2);
    assertThatThrownBy(() -> report(8, 5, 5))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Invalid ingest: 8 lines are not 5 accepted + 2 quarantined");
  }

  @Test
  void everyAcceptedLineReachesAMerchantDay() {
    assertThatThrownBy(() -> report(7, 5, 4)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void merchantDaysBeyondTheLimitAreCountedTogether() {
    MerchantDay later = new MerchantDay(new MerchantId("acme"), DAY.plusDays(1));
    MerchantDayCounts counts = new MerchantDayCounts(1);
    counts.add(Map.of(ACME, 3L));
    counts.add(Map.of(later, 4L));
    counts.add(Map.of(ACME, 5L));

    assertThat(counts.counts()).containsExactly(Map.entry(ACME, 8L));
    assertThat(counts.further()).isEqualTo(4);
    assertThat(counts.days()).containsExactly(DAY, DAY.plusDays(1));
  }
}
