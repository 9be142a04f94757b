package dev.nightjar.activities.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.merchant.Merchant;
import dev.nightjar.core.merchant.MerchantState;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WithoutErasedTest {
  private final WithoutErased readable =
      new WithoutErased(
          RegistrySnapshot.of(
              List.of(
                  merchant("active", MerchantState.ACTIVE),
                  merchant("paused", MerchantState.PAUSED),
                  merchant("erased", MerchantState.ERASED))));

  private static Merchant merchant(String id, MerchantState state) {
    return new Merchant(
        new MerchantId(id),
        ZoneHistory.of(ZoneId.of("UTC")),
        Currency.getInstance("EUR"),
        1,
        state);
  }

  private static QuarantineEntry entry(@Nullable String merchant) {
    byte[] document = {'{'};
    return new QuarantineEntry(
        new QuarantineKey(
            merchant == null ? null : new MerchantId(merchant), Digest.of(document), 0),
        QuarantineReason.AT,
        merchant == null ? "nobody" : merchant,
        Receipt.of("s", 1),
        Instant.EPOCH);
  }

  private static List<QuarantineEntry> entries() {
    return List.of(
        entry("erased"),
        entry("active"),
        entry(null),
        entry("erased"),
        entry("gone"),
        entry("paused"));
  }

  @Test
  void recordsOfErasedMerchantsAreLeftOutAndCounted() throws IOException {
    List<String> seen = new ArrayList<>();
    QuarantineStore.Visitor<QuarantineEntry> visitor =
        readable.entries(entry -> seen.add(entry.detail()));
    for (QuarantineEntry entry : entries()) {
      assertThat(visitor.visit(entry)).isTrue();
    }
    assertThat(seen).containsExactly("active", "nobody", "gone", "paused");
    assertThat(readable.leftOut()).isEqualTo(2);
  }

  @Test
  void theirDocumentsAreLeftOutToo() throws IOException {
    List<String> seen = new ArrayList<>();
    QuarantineStore.Visitor<HeldDocument> visitor =
        readable.documents(held -> !seen.add(held.entry().detail()));
    for (QuarantineEntry entry : entries()) {
      boolean goesOn = visitor.visit(new HeldDocument(entry, "{".getBytes(StandardCharsets.UTF_8)));
      assertThat(goesOn).isEqualTo(entry.detail().equals("erased"));
    }
    assertThat(seen).containsExactly("active", "nobody", "gone", "paused");
    assertThat(readable.leftOut()).isEqualTo(2);
  }

  @Test
  void onlyTheRecordsOfErasedMerchantsAreHidden() {
    assertThat(readable.hides(new MerchantId("erased"))).isTrue();
    assertThat(readable.hides(new MerchantId("paused"))).isFalse();
    assertThat(readable.hides(new MerchantId("gone"))).isFalse();
    assertThat(readable.hides(null)).isFalse();
  }
}
