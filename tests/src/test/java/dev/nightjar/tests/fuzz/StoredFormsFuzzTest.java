package dev.nightjar.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Metric;
import dev.nightjar.core.keys.ArrivalKey;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.PublishedKey;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.metric.Accumulator;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Seal;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What HBase gives back: stored bytes read as what was stored; other bytes are refused with an
 * {@link IllegalArgumentException}, or are the one form of some value.
 */
final class StoredFormsFuzzTest {
  private static final int HASH_BYTES = 2;
  private static final JobName JOB = new JobName("job-1");
  private static final Dimension DIMENSION =
      Dimension.of(
          "product",
          Metric.count("a"),
          Metric.sum("b"),
          Metric.minimum("c"),
          Metric.maximum("d"),
          Metric.sketch("e", (left, right) -> left),
          Metric.count("f"),
          Metric.sum("g"),
          Metric.sum("h"),
          Metric.count("i"));

  @Test
  void rawKeys() {
    key(
        random ->
            new RawKey(
                    merchant(random),
                    day(random),
                    random.nextLong(),
                    random.nextLong(),
                    Texts.any(random, 12))
                .bytes(),
        bytes -> RawKey.parse(bytes).bytes());
  }

  @Test
  void partialKeys() {
    key(
        random -> {
          long one = random.nextLong();
          long other = random.nextLong();
          boolean ordered = Long.compareUnsigned(one, other) <= 0;
          HashRange hashes = ordered ? new HashRange(one, other) : new HashRange(other, one);
          return new PartialKey(result(random), "product", Texts.any(random, 12), hashes).bytes();
        },
        bytes -> PartialKey.parse(bytes).bytes());
  }

  @Test
  void keysOfWhichPartsAreRead() {
    Fuzz.run(
        random ->
            Damage.of(
                random,
                switch (random.nextInt(4)) {
                  case 0 -> ArrivalKey.bytes(new MerchantDay(merchant(random), day(random)));
                  case 1 ->
                      PublishedKey.bytes(
                          new MerchantDay(merchant(random), day(random)), JOB, Granularity.DAY);
                  case 2 -> SummaryKey.bytes(result(random), Granularity.DAY, "pair", "a|b\0");
                  default -> IntermediateKey.bytes(result(random), random.nextLong(), new byte[3]);
                }),
        bytes -> {
          refusedOr(bytes, ArrivalKey::day);
          refusedOr(bytes, PublishedKey::periodStart);
          refusedOr(bytes, SummaryKey::dimension);
          refusedOr(bytes, SummaryKey::value);
          refusedOr(bytes, IntermediateKey::ownKey);
        });
  }

  @Test
  void rowsOfDeltas() {
    form(
        random -> accumulator(random).encode(),
        bytes -> Accumulator.decode(DIMENSION, bytes).encode());
  }

  @Test
  void singleMetrics() {
    Fuzz.run(
        random -> {
          MetricValues values = accumulator(random).values();
          byte[] name = {(byte) ('a' + random.nextInt(10))};
          byte[] value =
              values.present().isEmpty() ? new byte[0] : values.encoded(values.present().get(0));
          return Damage.of(random, concat(name, value));
        },
        bytes ->
            refusedOr(
                bytes,
                input -> {
                  if (input.length == 0) {
                    return input;
                  }
                  String name = String.valueOf((char) (input[0] & 0xFF));
                  byte[] stored = Arrays.copyOfRange(input, 1, input.length);
                  MetricValues values = MetricValues.of(DIMENSION, Map.of(name, stored));
                  assertThat(values.encoded(values.present().get(0))).isEqualTo(stored);
                  return values;
                }));
  }

  @Test
  void seals() {
    form(
        random ->
            new Seal(
                    new JobVersion(1 + random.nextInt(Integer.MAX_VALUE)),
                    counts(random),
                    new Seal.Written(random.nextLong(), digest(random)),
                    new Seal.Written(random.nextLong(), digest(random)))
                .encode(),
        bytes -> Seal.decode(bytes).encode());
  }

  @Test
  void pointers() {
    form(
        random -> {
          TreeMap<String, Long> rows = new TreeMap<>();
          for (int left = random.nextInt(4); left > 0; left--) {
            rows.put(Texts.any(random, 3), random.nextLong(1, Long.MAX_VALUE));
          }
          Pointer pointer =
              new Pointer(
                  generation(random),
                  new JobVersion(1 + random.nextInt(9)),
                  ZoneId.of("Europe/Berlin"),
                  Texts.any(random, 3),
                  counts(random),
                  rows,
                  digest(random));
          Generation newer = new Generation(Long.MAX_VALUE);
          return switch (random.nextInt(4)) {
            case 0 -> pointer.encode();
            case 1 -> pointer.copiedAs(newer).encode();
            case 2 -> again(pointer, newer).encode();
            default -> pointer.withdrawnAs(newer, new Origin.Withdrawal("wrong")).encode();
          };
        },
        bytes -> Pointer.decode(bytes).encode());
  }

  private static Pointer again(Pointer pointer, Generation newer) {
    return new Pointer(
        newer,
        pointer.version(),
        pointer.zone(),
        pointer.zoneData(),
        pointer.sources(),
        pointer.rowsByDimension(),
        pointer.digest(),
        new Origin.SummarizedAgain(pointer.generation(), pointer.generation()));
  }

  /** A key's first two bytes only spread keys, so reading leaves them unchecked. */
  private static void key(
      Function<SplittableRandom, byte[]> valid, Function<byte[], byte[]> again) {
    Fuzz.run(
        random -> Damage.of(random, valid.apply(random)),
        bytes ->
            refusedOr(
                bytes,
                key -> {
                  byte[] same = again.apply(key);
                  assertThat(Arrays.copyOfRange(same, HASH_BYTES, same.length))
                      .isEqualTo(Arrays.copyOfRange(key, HASH_BYTES, key.length));
                  return same;
                }));
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = valid.apply(random);
      assertThat(again.apply(bytes)).isEqualTo(bytes);
    }
  }

  private static void form(
      Function<SplittableRandom, byte[]> valid, Function<byte[], byte[]> again) {
    Fuzz.run(
        random -> Damage.of(random, valid.apply(random)),
        bytes ->
            refusedOr(
                bytes,
                form -> {
                  assertThat(again.apply(form)).isEqualTo(form);
                  return form;
                }));
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      byte[] bytes = valid.apply(random);
      assertThat(again.apply(bytes)).isEqualTo(bytes);
    }
  }

  private static void refusedOr(byte[] bytes, Function<byte[], ?> read) {
    try {
      assertThat(read.apply(bytes)).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("Invalid ").hasMessageMatching("(?s).{0,2000}");
    }
  }

  private static Accumulator accumulator(SplittableRandom random) {
    Accumulator row = new Accumulator(DIMENSION);
    for (Metric metric : DIMENSION.metrics()) {
      if (random.nextInt(3) == 0) {
        switch (metric.type()) {
          case COUNT -> row.count(metric, random.nextLong() >> random.nextInt(64));
          case SUM -> row.sum(metric, decimal(random));
          case MINIMUM -> row.min(metric, decimal(random));
          case MAXIMUM -> row.max(metric, decimal(random));
          case SKETCH -> row.sketch(metric, Damage.anything(random, 20));
        }
      }
    }
    return row;
  }

  private static BigDecimal decimal(SplittableRandom random) {
    byte[] digits = Damage.anything(random, random.nextInt(8) == 0 ? 400 : 9);
    BigInteger unscaled = digits.length == 0 ? BigInteger.ZERO : new BigInteger(digits);
    return new BigDecimal(unscaled, random.nextInt(-20, 21));
  }

  private static MerchantId merchant(SplittableRandom random) {
    return new MerchantId(Texts.name(random));
  }

  private static ResultId result(SplittableRandom random) {
    return new ResultId(new MerchantDay(merchant(random), day(random)), JOB, generation(random));
  }

  private static LocalDate day(SplittableRandom random) {
    return LocalDate.ofEpochDay(random.nextInt() >> random.nextInt(32));
  }

  private static Generation generation(SplittableRandom random) {
    return new Generation(random.nextLong(1, Long.MAX_VALUE));
  }

  private static RowCounts counts(SplittableRandom random) {
    long used = random.nextLong(1L << 40);
    long duplicates = random.nextLong(1L << 10);
    long quarantined = random.nextLong(1L << 10);
    return new RowCounts(used + duplicates + quarantined, used, duplicates, quarantined);
  }

  private static Digest digest(SplittableRandom random) {
    return Digest.of(Damage.anything(random, 4));
  }

  private static byte[] concat(byte[] left, byte[] right) {
    byte[] both = Arrays.copyOf(left, left.length + right.length);
    System.arraycopy(right, 0, both, left.length, right.length);
    return both;
  }
}
