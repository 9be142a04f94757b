package dev.nightjar.core.merchant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.model.MerchantId;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MerchantValuesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void aWeightOutOfRangeIsRefusedWithTheMerchant(int weight) {
    assertThatThrownBy(() -> merchant("acme", weight))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("merchant acme: %d is not in 1..1000".formatted(weight));
  }

  @Test
  void aSnapshotListsMerchantsByTheirIds() {
    RegistrySnapshot snapshot =
        RegistrySnapshot.of(List.of(merchant("b", 1), merchant("a\u0001", 1), merchant("a", 1)));

    assertThat(snapshot.merchants())
        .extracting(merchant -> merchant.id().value())
        .containsExactly("a", "a\u0001", "b");
    assertThat(snapshot.merchant(new MerchantId("b"))).contains(merchant("b", 1));
    assertThat(snapshot.merchant(new MerchantId("c"))).isEmpty();
  }

  @Test
  void aSnapshotWithOneMerchantTwiceIsRefused() {
    assertThatThrownBy(() -> RegistrySnapshot.of(List.of(merchant("a", 1), merchant("a", 2))))
        .hasMessageContaining("merchant a is there twice");
  }

  @Test
  void theErrorsSayWhatToDo() {
    MerchantId acme = new MerchantId("acme");

    assertThat(new UnknownMerchant(acme)).hasMessageContaining("nightjar merchants list");
    assertThat(new ZoneChangeRefused(acme, BERLIN, ZoneId.of("UTC")))
        .hasMessageContaining("'Europe/Berlin'")
        .hasMessageContaining("nightjar merchants set acme --zone UTC --from DAY");
  }

  private static Merchant merchant(String id, int weight) {
    return new Merchant(
        new MerchantId(id),
        ZoneHistory.of(BERLIN),
        Currency.getInstance("EUR"),
        weight,
        MerchantState.ACTIVE);
  }
}
