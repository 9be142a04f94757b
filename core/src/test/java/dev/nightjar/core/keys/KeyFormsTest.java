package dev.nightjar.core.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.GoldenFile;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFormsTest {
  private static final MerchantId ACME = new MerchantId("acme");
  private static final JobName JOB = new JobName("merchant-analytics");
  private static final MerchantDay DAY = new MerchantDay(ACME, LocalDate.of(2026, 11, 22));
  private static final ResultId RESULT = new ResultId(DAY, JOB, new Generation(1_795_400_000_123L));
  private static final HashRange HALF = HashRange.tiles(2).get(1);
  private static final Digest SOURCE = Digest.of(new byte[] {1});

  @Test
  void theKeysOfTheTablesDoNotChange() {
    Event event =
        Event.of(ACME, "e-1", "view", Instant.parse("2026-11-22T22:59:59.999Z"))
            .visitorId("v-9")
            .build();
    new GoldenFile()
        .form("raw", RawKey.of(event, DAY.day()).bytes())
        .form("raw before 1970", new RawKey(ACME, LocalDate.of(1969, 12, 31), -1, 0, "é").bytes())
        .form("raw slice start", RawKey.range(new Slice(DAY, HALF)).start())
        .form("raw slice stop", RawKey.range(new Slice(DAY, HALF)).stop())
        .form("raw day start", RawKey.range(DAY).start())
        .form("raw day stop", RawKey.range(DAY).stop())
        .form("arrivals", ArrivalKey.bytes(DAY))
        .form("intermediate", IntermediateKey.bytes(RESULT, -2, new byte[] {0, (byte) 0xFF}))
        .form("intermediate start", IntermediateKey.range(RESULT, HALF).start())
        .form("intermediate stop", IntermediateKey.range(RESULT, HALF).stop())
        .form("partial", new PartialKey(RESULT, "pair", "a\0b", HALF).bytes())
        .form("partial seal", PartialKey.seal(RESULT, HALF).bytes())
        .form("summary", SummaryKey.bytes(RESULT, Granularity.DAY, "product", "sku\0é"))
        .form("published", PublishedKey.bytes(DAY, JOB, Granularity.MONTH))
        .form("quarantine", new QuarantineKey(ACME, SOURCE, 4096).bytes())
        .form("quarantine no merchant", new QuarantineKey(null, SOURCE, 4096).bytes())
        .assertEqualTo("keys.txt");
  }

  @ParameterizedTest
  @CsvSource({
    "VISITOR, v-9, 607ea62f524af880",
    "ORDER,   v-9, 78c1c07aa176aa5e",
    "EVENT,   v-9, 09aa177c33720836"
  })
  void theVisitorHashDoesNotChange(Visitor.Kind kind, String id, String hash) {
    assertThat(HexFormat.of().toHexDigits(new Visitor(kind, id).hash())).isEqualTo(hash);
  }

  @Test
  void aVisitorIsToldByTheFirstIdThatIsThere() {
    assertThat(Visitor.of("v", "o", "e")).isEqualTo(new Visitor(Visitor.Kind.VISITOR, "v"));
    assertThat(Visitor.of(null, "o", "e")).isEqualTo(new Visitor(Visitor.Kind.ORDER, "o"));
    assertThat(Visitor.of(null, null, "e")).isEqualTo(new Visitor(Visitor.Kind.EVENT, "e"));
  }

  @Test
  void aKeyOfARunIsTheRunsGeneration() {
    RunId run = new RunId(JOB, DAY.day(), "all", RESULT.generation());

    assertThat(ResultId.of(run, DAY)).isEqualTo(RESULT);
  }

  @ParameterizedTest
  @CsvSource({
    "61, 62",
    "61ff, 62",
    "61ffff, 62",
    "00, 01",
    "7f, 80",
    "feff, ff",
    "ff, ''",
    "ffff, ''"
  })
  void theKeyAfterAPrefixCountsItUp(String prefix, String after) {
    assertThat(HexFormat.of().formatHex(KeyRange.after(HexFormat.of().parseHex(prefix))))
        .isEqualTo(after);
  }

  @Test
  void aRangeWithoutStopHasNoEnd() {
    KeyRange range = KeyRange.ofPrefix(new byte[] {-1, -1});

    assertThat(range.contains(new byte[] {-1, -1})).isTrue();
    assertThat(range.contains(new byte[] {-1, -1, -1, -1, 0})).isTrue();
    assertThat(range.contains(new byte[] {-1, -2, -1})).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0102", "010261", "01026100", "0102610080004000000000000000000000"})
  void bytesThatAreNoRawKeyAreRefusedWithTheirHex(String hex) {
    assertThatThrownBy(() -> RawKey.parse(HexFormat.of().parseHex(hex)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(hex);
  }

  @Test
  void aPartialKeyWhoseTextHasNoEndIsRefused() {
    byte[] key = new PartialKey(RESULT, "pair", "ab", HashRange.ALL).bytes();
    byte[] broken = key.clone();
    broken[key.length - 17] = 1;

    assertThatThrownBy(() -> PartialKey.parse(broken)).hasMessageContaining("not escaped");
    assertThatThrownBy(() -> PartialKey.parse(Arrays.copyOf(key, key.length - 17)))
        .hasMessageContaining("a text has no end");
  }

  @Test
  void theMerchantOfAQuarantinedRecordIsReadBack() {
    assertThat(QuarantineKey.merchant(new QuarantineKey(ACME, SOURCE, 0).bytes())).contains(ACME);
    assertThat(QuarantineKey.merchant(new QuarantineKey(null, SOURCE, 0).bytes())).isEmpty();
  }
}
