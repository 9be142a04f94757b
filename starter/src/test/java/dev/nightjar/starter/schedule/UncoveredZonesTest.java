package dev.nightjar.starter.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class UncoveredZonesTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

  @Test
  void aZoneThatAMerchantIsAboutToHaveIsNamedWithItsFirstDay() {
    Merchant moving = merchant("moving", ZoneHistory.of(BERLIN).changed(TOKYO, TODAY.plusDays(1)));
    Merchant staying = merchant("staying", ZoneHistory.of(BERLIN));

    assertThat(warnings(moving, staying))
        .singleElement()
        .asString()
        .startsWith(
            "no schedule of j has these zones of merchants: Asia/Tokyo from 2026-11-25 on (1 merchant).");
  }

  @Test
  void aZoneThatHoldsIsNamedAndOneThatHeldIsNot() {
    Merchant moved = merchant("moved", ZoneHistory.of(BERLIN).changed(TOKYO, TODAY));
    Merchant back = merchant("back", ZoneHistory.of(TOKYO).changed(BERLIN, TODAY));

    assertThat(warnings(moved, back))
        .singleElement()
        .asString()
        .contains("of merchants: Asia/Tokyo (1 merchant).");
    assertThat(warnings(back)).isEmpty();
  }

  private static List<String> warnings(Merchant... merchants) {
    NightlySchedule europe =
        new NightlySchedule(
            ScheduleName.parse("j/europe"),
            new ZoneGroup(List.of(BERLIN)),
            LocalTime.of(23, 30),
            Duration.ofDays(7),
            AfterFailure.GO_ON,
            RunLimits.DEFAULTS,
            null);
    return UncoveredZones.warnings(List.of(europe), RegistrySnapshot.of(List.of(merchants)), TODAY);
  }

  private static Merchant merchant(String id, ZoneHistory zones) {
    return new Merchant(
        new MerchantId(id), zones, Currency.getInstance("EUR"), 1, MerchantState.ACTIVE);
  }
}
