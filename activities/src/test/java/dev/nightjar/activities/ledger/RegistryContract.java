package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.calendar.ZoneHistory.Period;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.UnknownMerchant;
import dev.nightjar.core.merchant.ZoneChangeRefused;
import dev.nightjar.core.merchant.ZoneChangeTooEarly;
import dev.nightjar.core.model.MerchantId;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What every merchant registry does. A server's test extends it and says where the server is. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RegistryContract {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final LocalDate TODAY = LocalDate.of(2026, 2, 10);
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

  private final LedgerDatabase database;
  private final MerchantRegistry registry;

  RegistryContract(TestServer server) {
    database = LedgerDatabase.open(server.emptyDatabase("nightjar_registry_contract"));
    registry =
        new MySqlRegistry(
            database, Clock.fixed(Instant.parse("2026-02-10T12:00:00Z"), ZoneOffset.UTC));
  }

  @AfterAll
  void close() {
    database.close();
  }

  private static Merchant merchant(String id, ZoneId zone) {
    return new Merchant(
        new MerchantId(id),
        ZoneHistory.of(zone),
        Currency.getInstance("EUR"),
        1,
        MerchantState.ACTIVE);
  }

  private Merchant registered(String id) {
    return registry.snapshot().merchant(new MerchantId(id)).orElseThrow();
  }

  @Test
  void whatIsImportedIsRegistered() {
    Merchant merchant =
        new Merchant(
            new MerchantId("whole"),
            new ZoneHistory(
                List.of(new Period(ZoneHistory.ALWAYS, BERLIN), new Period(MARCH, TOKYO))),
            Currency.getInstance("JPY"),
            1000,
            MerchantState.PAUSED);

    assertThat(registry.importAll(List.of(merchant))).isEqualTo(1);
    assertThat(registered("whole")).isEqualTo(merchant);
    assertThat(registry.importAll(List.of(merchant))).isZero();
    assertThat(registered("whole")).isEqualTo(merchant);
  }

  @Test
  void anImportReplacesCurrencyWeightAndState() {
    registry.importAll(List.of(merchant("again", BERLIN)));
    Merchant changed =
        new Merchant(
            new MerchantId("again"),
            ZoneHistory.of(BERLIN),
            Currency.getInstance("USD"),
            7,
            MerchantState.ERASED);

    assertThat(registry.importAll(List.of(changed, merchant("again-new", TOKYO)))).isEqualTo(1);
    assertThat(registered("again")).isEqualTo(changed);
  }

  @Test
  void anImportWithAnotherZoneIsRefusedAndAppliesNothing() {
    registry.importAll(List.of(merchant("moved", BERLIN)));
    List<Merchant> wanted = List.of(merchant("before-moved", TOKYO), merchant("moved", TOKYO));

    assertThatThrownBy(() -> registry.importAll(wanted))
        .isInstanceOf(ZoneChangeRefused.class)
        .hasMessageContainingAll("moved", "Europe/Berlin", "Asia/Tokyo");
    assertThat(registry.snapshot().merchant(new MerchantId("before-moved"))).isEmpty();
    assertThat(registered("moved").zones()).isEqualTo(ZoneHistory.of(BERLIN));
  }

  @Test
  void aMerchantThatIsImportedTwiceAtOnceIsRefused() {
    List<Merchant> twice = List.of(merchant("twice", BERLIN), merchant("twice", BERLIN));

    assertThatThrownBy(() -> registry.importAll(twice))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("twice");
    assertThat(registry.snapshot().merchant(new MerchantId("twice"))).isEmpty();
  }

  @Test
  void anImportFailsAsAWholeWhenTheServerRefusesOneRow() {
    Merchant tooLong =
        new Merchant(
            new MerchantId("whole-b"),
            new ZoneHistory(
                List.of(
                    new Period(ZoneHistory.ALWAYS, BERLIN),
                    new Period(LocalDate.of(12_345, 1, 1), TOKYO))),
            Currency.getInstance("EUR"),
            1,
            MerchantState.ACTIVE);

    assertThatThrownBy(() -> registry.importAll(List.of(merchant("whole-a", BERLIN), tooLong)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(registry.snapshot().merchant(new MerchantId("whole-a"))).isEmpty();
  }

  @Test
  void aZoneHoldsFromItsDayOnAndEarlierDaysKeepTheirs() {
    registry.importAll(List.of(merchant("history", BERLIN)));
    registry.changeZone(new MerchantId("history"), TOKYO, APRIL);

    ZoneHistory zones = registered("history").zones();
    assertThat(zones.zoneFor(APRIL.minusDays(1))).isEqualTo(BERLIN);
    assertThat(zones.zoneFor(APRIL)).isEqualTo(TOKYO);
  }

  @Test
  void aZoneReplacesThoseThatWouldHaveHeldLater() {
    MerchantId id = new MerchantId("corrected");
    registry.importAll(List.of(merchant("corrected", BERLIN)));
    registry.changeZone(id, TOKYO, APRIL);
    registry.changeZone(id, ZoneId.of("America/New_York"), MARCH);
    registry.changeZone(id, ZoneId.of("America/New_York"), MARCH);

    assertThat(registered("corrected").zones().periods())
        .containsExactly(
            new Period(ZoneHistory.ALWAYS, BERLIN),
            new Period(MARCH, ZoneId.of("America/New_York")));
  }

  @Test
  void theZoneThatHoldsAlreadyAddsNoPeriod() {
    MerchantId id = new MerchantId("back");
    registry.importAll(List.of(merchant("back", BERLIN)));
    registry.changeZone(id, TOKYO, APRIL);
    registry.changeZone(id, BERLIN, MARCH);

    assertThat(registered("back").zones()).isEqualTo(ZoneHistory.of(BERLIN));
  }

  @Test
  void aDayThatHasBegunKeepsItsZone() {
    MerchantId id = new MerchantId("begun");
    registry.importAll(List.of(merchant("begun", BERLIN)));

    for (LocalDate begun : List.of(ZoneHistory.ALWAYS, TODAY.minusDays(1), TODAY)) {
      assertThatThrownBy(() -> registry.changeZone(id, TOKYO, begun))
          .isInstanceOf(ZoneChangeTooEarly.class)
          .hasMessageContainingAll(
              "begun from " + begun,
              "nightjar merchants set begun --zone Asia/Tokyo --from " + TODAY.plusDays(1));
    }
    assertThat(registered("begun").zones()).isEqualTo(ZoneHistory.of(BERLIN));
    registry.changeZone(id, TOKYO, TODAY.plusDays(1));
    assertThat(registered("begun").zones().zoneFor(TODAY.plusDays(1))).isEqualTo(TOKYO);
  }

  @Test
  void settingTheZoneThatHoldsIsHarmlessOnAnyDay() {
    registry.importAll(List.of(merchant("same", BERLIN)));
    registry.changeZone(new MerchantId("same"), BERLIN, ZoneHistory.ALWAYS);
    registry.changeZone(new MerchantId("same"), BERLIN, TODAY);

    assertThat(registered("same").zones()).isEqualTo(ZoneHistory.of(BERLIN));
  }

  @Test
  void anImportWithTheZoneOfTodayKeepsTheHistory() {
    registry.importAll(List.of(merchant("kept", BERLIN)));
    registry.changeZone(new MerchantId("kept"), TOKYO, APRIL);
    ZoneHistory before = registered("kept").zones();
    registry.importAll(List.of(merchant("kept", TOKYO)));

    assertThat(registered("kept").zones()).isEqualTo(before);
    assertThatThrownBy(() -> registry.importAll(List.of(merchant("kept", BERLIN))))
        .isInstanceOf(ZoneChangeRefused.class);
  }

  @Test
  void anOffsetIsNoZoneOfAMerchant() {
    registry.importAll(List.of(merchant("offset", BERLIN)));

    assertThatThrownBy(
            () -> registry.changeZone(new MerchantId("offset"), ZoneId.of("+02:00"), MARCH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("+02:00");
  }

  @Test
  void everyColumnCanBeChanged() {
    MerchantId id = new MerchantId("changed");
    registry.importAll(List.of(merchant("changed", BERLIN), merchant("unchanged", BERLIN)));
    registry.changeCurrency(id, Currency.getInstance("CHF"));
    registry.changeWeight(id, 42);
    registry.changeState(id, MerchantState.PAUSED);
    registry.changeState(id, MerchantState.PAUSED);

    assertThat(registered("changed"))
        .isEqualTo(
            new Merchant(
                id, ZoneHistory.of(BERLIN), Currency.getInstance("CHF"), 42, MerchantState.PAUSED));
    assertThat(registered("unchanged")).isEqualTo(merchant("unchanged", BERLIN));
  }

  @Test
  void aWeightOutOfRangeIsRefused() {
    assertThatThrownBy(() -> registry.changeWeight(new MerchantId("any"), 1001))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1001");
  }

  @Test
  void whoIsNotRegisteredCannotBeChanged() {
    MerchantId nobody = new MerchantId("nobody");

    assertThatThrownBy(() -> registry.changeZone(nobody, TOKYO, MARCH))
        .isInstanceOf(UnknownMerchant.class);
    assertThatThrownBy(() -> registry.changeCurrency(nobody, Currency.getInstance("EUR")))
        .isInstanceOf(UnknownMerchant.class);
    assertThatThrownBy(() -> registry.changeWeight(nobody, 2)).isInstanceOf(UnknownMerchant.class);
    assertThatThrownBy(() -> registry.changeState(nobody, MerchantState.PAUSED))
        .isInstanceOf(UnknownMerchant.class)
        .hasMessageContaining("nobody");
  }
}
