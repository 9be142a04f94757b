package dev.nightjar.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.event.Event;
import dev.nightjar.core.event.Visitor;
import dev.nightjar.core.job.RecordCodec;
import dev.nightjar.core.job.SummaryDay;
import dev.nightjar.core.job.VisitorDay;
import dev.nightjar.core.metric.DeltaTable;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.jobs.analytics.AnalyticsRecord;
import dev.nightjar.jobs.analytics.MerchantAnalytics;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The intermediate records of {@code merchant-analytics}, whole and damaged. */
final class JobRecordsFuzzTest {
  private static final MerchantId SHOP = new MerchantId("shop");
  private static final Instant START = Instant.parse("2026-03-10T00:00:00Z");
  private static final BusinessDay DAY =
      new BusinessDay(LocalDate.of(2026, 3, 10), ZoneOffset.UTC, START, START.plusSeconds(86_400));
  private static final String[] TYPES = {"view", "add_to_cart", "purchase", "refund", "é\0", "t"};
  private static final MerchantAnalytics JOB = new MerchantAnalytics();
  private static final RecordCodec<AnalyticsRecord> CODEC = JOB.codec();

  @Test
  void recordsReadBackAndDamagedOnesAreRefusedOrCanonical() {
    Fuzz.run(JobRecordsFuzzTest::stored, JobRecordsFuzzTest::check);
  }

  @Test
  void everyRecordOfAnyVisitorReadsBack() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      for (AnalyticsRecord record : records(random)) {
        assertThat(CODEC.decode(CODEC.key(record), CODEC.encode(record))).isEqualTo(record);
      }
    }
  }

  /** The key with its length before it, and the value. */
  private static byte[] stored(SplittableRandom random) {
    List<AnalyticsRecord> records = records(random);
    AnalyticsRecord record = records.get(random.nextInt(records.size()));
    byte[] key = CODEC.key(record);
    byte[] value = CODEC.encode(record);
    if (random.nextInt(3) == 0) {
      key = Damage.of(random, key);
    } else {
      value = Damage.of(random, value);
    }
    return ByteBuffer.allocate(2 + key.length + value.length)
        .putShort((short) key.length)
        .put(key)
        .put(value)
        .array();
  }

  private static void check(byte[] input) {
    ByteBuffer in = ByteBuffer.wrap(input);
    int length = input.length < 2 ? 0 : in.getShort() & 0xFFFF;
    byte[] key = new byte[Math.min(length, in.remaining())];
    in.get(key);
    byte[] value = new byte[in.remaining()];
    in.get(value);
    AnalyticsRecord record;
    try {
      record = CODEC.decode(key, value);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("Invalid ");
      return;
    }
    assertThat(CODEC.key(record)).isEqualTo(key);
    assertThat(CODEC.encode(record)).isEqualTo(value);
    summarized(record);
  }

  /**
   * What a record says may be nonsense, and then is refused; but it costs no more than it is long.
   */
  private static void summarized(AnalyticsRecord record) {
    try {
      JOB.summarizer()
          .summarize(record, new SummaryDay(SHOP, DAY), new DeltaTable(JOB.dimensions()));
    } catch (IllegalArgumentException | ArithmeticException nonsense) {
      assertThat(nonsense).hasMessageMatching("(?s)\\w.*");
    }
  }

  private static List<AnalyticsRecord> records(SplittableRandom random) {
    @Nullable String visitorId = random.nextInt(4) == 0 ? null : "v" + Texts.any(random, 4);
    @Nullable String orderId = random.nextInt(3) == 0 ? null : "o" + Texts.any(random, 3);
    List<Event> events = new ArrayList<>();
    Instant at = START;
    for (int i = 0; i == 0 || random.nextInt(5) > 0; i++) {
      at = at.plusNanos(random.nextLong(40L * 60 * 1_000_000_000));
      if (at.isBefore(DAY.end())) {
        events.add(event(random, "e" + i, at, visitorId, orderId));
      }
    }
    List<AnalyticsRecord> records = new ArrayList<>();
    Visitor visitor = events.get(0).visitor();
    JOB.extractor().extract(new VisitorDay(SHOP, DAY, visitor, events.iterator()), records::add);
    return records;
  }

  private static Event event(
      SplittableRandom random,
      String id,
      Instant at,
      @Nullable String visitorId,
      @Nullable String orderId) {
    return Event.of(SHOP, id, TYPES[random.nextInt(TYPES.length)], at)
        .visitorId(visitorId)
        .orderId(orderId)
        .productId(random.nextInt(3) == 0 ? null : "p" + Texts.any(random, 4))
        .category(random.nextInt(2) == 0 ? null : "c" + Texts.any(random, 2))
        .quantity(random.nextInt(3) == 0 ? null : random.nextLong(1_000_000_000_000_000_000L))
        .unitPrice(money(random))
        .amount(random.nextBoolean() ? null : money(random))
        .discount(random.nextBoolean() ? null : money(random))
        .build();
  }

  private static BigDecimal money(SplittableRandom random) {
    long digits = random.nextLong(100_000_000_000_000L) * (random.nextBoolean() ? 1 : -1);
    return new BigDecimal(BigInteger.valueOf(digits), random.nextInt(7));
  }
}
