package dev.nightjar.activities.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CandidatesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  private final RegistrySnapshot registry =
      RegistrySnapshot.of(
          List.of(
              merchant("berlin", ZoneHistory.of(BERLIN)),
              merchant("moving", ZoneHistory.of(TOKYO).changed(BERLIN, DAY.plusDays(1))),
              merchant("tokyo", ZoneHistory.of(TOKYO))));
  private final LeftOutCounts leftOut = new LeftOutCounts();

  @Test
  void aNightOfSomeZonesIsForMerchantsWhoseDayEndsThere() {
    assertThat(candidates(BERLIN)).containsExactly("berlin", "moving");
    assertThat(candidates(TOKYO)).containsExactly("tokyo");
    assertThat(leftOut.leftOut()).isEqualTo(LeftOut.NOBODY);
  }

  @Test
  void aNightOfAllZonesIsForEveryMerchant() {
    assertThat(candidates()).containsExactly("berlin", "moving", "tokyo");
  }

  @Test
  void aNightOfZonesThatNobodyHasIsRefused() {
    DayRequest request = request(ZoneId.of("America/New_York"));
    Plan empty = ChunkPlanner.plan(List.of(), PlanOptions.DEFAULTS);

    assertThat(Candidates.of(registry, request, leftOut)).isEmpty();
    assertThatThrownBy(
            () -> EmptyPlan.check(new DayPlan(empty, leftOut.leftOut(), basis(empty)), request))
        .isInstanceOf(RunRefused.class)
        .hasMessageContaining("no merchant's day ends in a zone of [America/New_York]")
        .hasMessageContaining("nightjar merchants list");
  }

  private static PlanBasis basis(Plan plan) {
    RowsPerChunk rows = RowsPerChunk.of(PlanOptions.DEFAULTS, null, Optional.empty());
    return PlanBasis.of(plan, rows, 1, Optional.empty());
  }

  private List<String> candidates(ZoneId... zones) {
    return Candidates.of(registry, request(zones), leftOut).stream()
        .map(candidate -> candidate.merchant().value())
        .toList();
  }

  private static DayRequest request(ZoneId... zones) {
    return new DayRequest(
        new JobName("merchant-analytics"),
        DAY,
        Generation.ofCutoff(Instant.parse("2026-11-24T00:00:00Z")),
        List.of(),
        Existing.KEEP,
        new ZoneGroup(Arrays.asList(zones)),
        null);
  }

  private static Merchant merchant(String id, ZoneHistory zones) {
    return new Merchant(
        new MerchantId(id), zones, Currency.getInstance("EUR"), 1, MerchantState.ACTIVE);
  }
}
