package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.RecordCodec;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AnalyticsCodecTest {
  private static final RecordCodec<AnalyticsRecord> CODEC = new AnalyticsCodec();
  private static final Instant FIRST = Instant.parse("2026-03-10T10:00:00.000000001Z");
  private static final Sales SALES =
      new Sales(3, new BigDecimal("4"), new BigDecimal("39.98"), new BigDecimal("-0.5"));
  private static final Activity ACTIVITY =
      new Activity(
          new TreeMap<>(Map.of("purchase", 3L, "vüe", 300L)),
          new TreeMap<>(Map.of(0, new QuarterActivity(303, new BigDecimal("40.48")))),
          new TreeMap<>(Map.of("sku|1", new ProductActivity(2, 1, SALES))),
          new TreeMap<>(Map.of("shoes", SALES)),
          SALES,
          new BigDecimal("1000"));

  private static final SessionRecord SESSION =
      new SessionRecord(
          "v\0-9", 2, FIRST, Instant.parse("2199-12-31T23:59:59Z"), 303, 3, 0, 1, ACTIVITY);
  private static final OrderRecord ORDER =
      new OrderRecord(
          new Visitor(Visitor.Kind.ORDER, "o-7"),
          "o-7",
          1,
          Instant.parse("1970-01-01T00:00:00Z"),
          1_001,
          Sales.NONE,
          new TreeMap<>(Map.of("sku-1", SALES, "sku-2", Sales.NONE)),
          new TreeSet<>(List.of("shoes", "socks")));
  private static final ActivityRecord OUTSIDE =
      new ActivityRecord(new Visitor(Visitor.Kind.EVENT, "e-1"), 0, ACTIVITY);
  private static final List<AnalyticsRecord> RECORDS = List.of(SESSION, ORDER, OUTSIDE);

  @Test
  void everyRecordReadsBack() {
    assertThat(RECORDS)
        .allSatisfy(
            record ->
                assertThat(CODEC.decode(CODEC.key(record), CODEC.encode(record)))
                    .isEqualTo(record));
  }

  @Test
  void theStoredFormIsTheOneOfTheGoldenFile() throws IOException {
    String stored =
        RECORDS.stream()
            .map(record -> hex(CODEC.key(record)) + "\n" + hex(CODEC.encode(record)) + "\n")
            .collect(Collectors.joining());

    assertThat(stored).isEqualTo(golden());
  }

  @Test
  void aRecordThatEndsTooEarlyIsRefused() {
    for (AnalyticsRecord record : RECORDS) {
      byte[] value = CODEC.encode(record);
      IntStream.range(0, value.length)
          .forEach(length -> assertRefused(CODEC.key(record), Arrays.copyOf(value, length)));
    }
  }

  @Test
  void aRecordWithBytesTooManyIsRefused() {
    byte[] value = CODEC.encode(SESSION);

    assertRefused(CODEC.key(SESSION), Arrays.copyOf(value, value.length + 1));
  }

  @Test
  void aFormOfAnotherVersionIsRefused() {
    byte[] value = CODEC.encode(SESSION);
    value[0] = 2;

    assertRefused(CODEC.key(SESSION), value);
  }

  @Test
  void aKeyOfNoKindIsRefused() {
    assertRefused("x".getBytes(StandardCharsets.UTF_8), CODEC.encode(SESSION));
    assertRefused(new RecordKey(SESSION.visitor(), 'x', "", 1).bytes(), CODEC.encode(SESSION));
  }

  @Test
  void keysBeginWithTheVisitor() {
    assertThat(hex(CODEC.key(SESSION))).startsWith(hex(new byte[] {'v', 'v', 0, -1, '-', '9'}));
  }

  @Test
  void aVisitorsKeysDoNotMixWithThoseOfAVisitorWhoseIdBeginsLikeIt() {
    byte[] shorter = keyOf("v", 2);
    byte[] longer = keyOf("v\0", 1);
    byte[] longest = keyOf("va", 1);

    assertThat(Arrays.compareUnsigned(shorter, longer)).isNegative();
    assertThat(Arrays.compareUnsigned(longer, longest)).isNegative();
  }

  private static byte[] keyOf(String visitorId, int number) {
    return new RecordKey(
            new Visitor(Visitor.Kind.VISITOR, visitorId), RecordKey.SESSION, "", number)
        .bytes();
  }

  private static void assertRefused(byte[] key, byte[] value) {
    assertThatThrownBy(() -> CODEC.decode(key, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(AnalyticsCodecTest.class.getResourceAsStream("records.hex"))) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }
  }
}
