package dev.nightjar.core.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.Event;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.Slice;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(KeyFixtures.class)
@Domain(DomainContext.Global.class)
class KeyPropertyTest {
  private static final Comparator<RawKey> RAW_ORDER =
      Comparator.comparing(RawKey::day)
          .thenComparing(RawKey::visitorHash, Long::compareUnsigned)
          .thenComparing(RawKey::atNanos, Long::compareUnsigned)
          .thenComparing(RawKey::eventId, Bytewise.ORDER);
  private static final Comparator<PartialKey> PARTIAL_ORDER =
      Comparator.comparing(PartialKey::dimension, Bytewise.ORDER)
          .thenComparing(PartialKey::value, Bytewise.ORDER)
          .thenComparing(PartialKey::hashes);

  @Property(tries = 1000)
  void aRawKeyReadsBack(@ForAll("rawKeys") RawKey key) {
    assertThat(RawKey.parse(key.bytes())).isEqualTo(key);
  }

  @Property(tries = 2000)
  void aMerchantsRawKeysAreInOrderOfDayHashTimeAndId(
      @ForAll("rawKeys") RawKey left, @ForAll("rawKeys") RawKey right) {
    RawKey ofSame =
        new RawKey(
            left.merchant(), right.day(), right.visitorHash(), right.atNanos(), right.eventId());

    assertSameOrder(RAW_ORDER.compare(left, ofSame), left.bytes(), ofSame.bytes());
  }

  @Property(tries = 1000)
  void aSliceHoldsExactlyItsOwnRows(
      @ForAll("rawKeys") RawKey key,
      @ForAll("sliceDays") LocalDate day,
      @ForAll("hashes") HashRange range) {
    boolean isInside = key.day().equals(day) && range.contains(key.visitorHash());

    assertThat(
            RawKey.range(new Slice(new MerchantDay(key.merchant(), day), range))
                .contains(key.bytes()))
        .isEqualTo(isInside);
  }

  @Property(tries = 2000)
  void theCheckOfAKeyAgreesWithTheKeyOfTheEvent(
      @ForAll("rawKeys") RawKey said, @ForAll("rawKeys") RawKey other, @ForAll int place) {
    byte[] stored = said.bytes();
    byte[] damaged = stored.clone();
    damaged[Math.floorMod(place, damaged.length)] ^= (byte) (1 << Math.floorMod(place, 8));
    Event event = Event.of(said.merchant(), said.eventId(), "view", at(said.atNanos())).build();
    RawKeyCheck check = RawKey.check(new MerchantDay(said.merchant(), said.day()));

    assertThat(check.visitorHash(stored)).isEqualTo(said.visitorHash());
    assertThat(check.isKeyOf(stored, event, said.visitorHash())).isTrue();
    assertThat(check.isKeyOf(damaged, event, said.visitorHash())).isFalse();
    assertThat(check.isKeyOf(other.bytes(), event, said.visitorHash()))
        .isEqualTo(said.equals(other));
    assertThat(
            check.isKeyOf(
                Arrays.copyOf(stored, Math.floorMod(place, stored.length)),
                event,
                said.visitorHash()))
        .isFalse();
  }

  private static Instant at(long nanos) {
    return Instant.ofEpochSecond(0, nanos);
  }

  @Property(tries = 2000)
  void noRangeOfAMerchantHoldsAKeyOfAnother(
      @ForAll MerchantId one,
      @ForAll MerchantId other,
      @ForAll ResultId result,
      @ForAll long hash) {
    Assume.that(!one.equals(other));
    ResultId ofOne = of(one, result);
    ResultId ofOther = of(other, result);
    Digest source = Digest.of(new byte[] {1});

    assertThat(ranges(ofOne))
        .allSatisfy(
            range -> assertThat(keys(ofOther, hash, source)).noneMatch(key -> range.contains(key)));
    assertThat(ranges(ofOne))
        .noneMatch(range -> range.contains(new QuarantineKey(null, source, 0).bytes()));
  }

  @Property(tries = 500)
  void everyRangeOfAMerchantHoldsItsOwnKeys(
      @ForAll MerchantId merchant, @ForAll ResultId result, @ForAll long hash) {
    ResultId own = of(merchant, result);
    List<byte[]> keys = keys(own, hash, Digest.of(new byte[] {1}));
    List<KeyRange> ranges = ranges(own);

    for (int i = 0; i < keys.size(); i++) {
      assertThat(ranges.get(i).contains(keys.get(i))).isTrue();
    }
  }

  @Property(tries = 1000)
  void noRangeOfAResultHoldsAKeyOfAnother(
      @ForAll ResultId one, @ForAll ResultId other, @ForAll("texts") String value) {
    byte[] partial = new PartialKey(other, "all", value, HashRange.ALL).bytes();
    byte[] seal = PartialKey.seal(other, HashRange.ALL).bytes();
    byte[] summary = SummaryKey.bytes(other, Granularity.DAY, "all", value);
    boolean isSame = one.equals(other);

    assertThat(PartialKey.range(one).contains(partial)).isEqualTo(isSame);
    assertThat(PartialKey.range(one).contains(seal)).isEqualTo(isSame);
    assertThat(PartialKey.seals(one).contains(seal)).isEqualTo(isSame);
    assertThat(PartialKey.seals(one).contains(partial)).isFalse();
    assertThat(SummaryKey.range(one, Granularity.DAY).contains(summary)).isEqualTo(isSame);
    assertThat(SummaryKey.range(one, Granularity.DAY, "all").contains(summary)).isEqualTo(isSame);
    assertThat(SummaryKey.range(one, Granularity.WEEK).contains(summary)).isFalse();
    assertThat(SummaryKey.range(one, Granularity.DAY, "al").contains(summary)).isFalse();
    assertThat(
            IntermediateKey.range(one)
                .contains(IntermediateKey.bytes(other, 7, Bytewise.utf8(value))))
        .isEqualTo(isSame);
  }

  @Property(tries = 1000)
  void aPartialKeyReadsBackWhateverItsText(@ForAll("partials") PartialKey key) {
    assertThat(PartialKey.parse(key.bytes())).isEqualTo(key);
  }

  @Property(tries = 2000)
  void partialRowsAreInOrderOfDimensionValueAndHash(
      @ForAll("partials") PartialKey left, @ForAll("partials") PartialKey right) {
    PartialKey ofSame =
        new PartialKey(left.result(), right.dimension(), right.value(), right.hashes());

    assertSameOrder(PARTIAL_ORDER.compare(left, ofSame), left.bytes(), ofSame.bytes());
  }

  @Property(tries = 500)
  void whatASummaryKeySaysReadsBack(@ForAll ResultId result, @ForAll("texts") String value) {
    byte[] key = SummaryKey.bytes(result, Granularity.MONTH, "product", value);

    assertThat(SummaryKey.dimension(key)).isEqualTo("product");
    assertThat(SummaryKey.value(key)).isEqualTo(value);
  }

  @Property(tries = 500)
  void whatTheOtherKeysSayReadsBack(
      @ForAll ResultId result,
      @ForAll MerchantId merchant,
      @ForAll("sliceDays") LocalDate day,
      @ForAll byte[] ownKey) {
    MerchantDay merchantDay = new MerchantDay(merchant, day);

    assertThat(ArrivalKey.day(ArrivalKey.bytes(merchantDay))).isEqualTo(day);
    assertThat(
            PublishedKey.periodStart(
                PublishedKey.bytes(merchantDay, result.job(), Granularity.DAY)))
        .isEqualTo(day);
    assertThat(IntermediateKey.ownKey(IntermediateKey.bytes(result, -1, ownKey))).isEqualTo(ownKey);
    assertThat(
            QuarantineKey.merchant(
                new QuarantineKey(merchant, Digest.of(ownKey), ownKey.length).bytes()))
        .contains(merchant);
  }

  @Property(tries = 500)
  void theIntermediateRowsOfSomeVisitorsAreARange(
      @ForAll ResultId result, @ForAll("hashes") HashRange range, @ForAll long hash) {
    assertThat(
            IntermediateKey.range(result, range)
                .contains(IntermediateKey.bytes(result, hash, new byte[] {-1})))
        .isEqualTo(range.contains(hash));
  }

  @Provide
  Arbitrary<RawKey> rawKeys() {
    KeyFixtures fixtures = new KeyFixtures();
    return Combinators.combine(
            fixtures.merchants(),
            sliceDays(),
            Arbitraries.oneOf(Arbitraries.longs(), Arbitraries.of(0L, -1L, Long.MIN_VALUE)),
            Arbitraries.oneOf(
                Arbitraries.longs().greaterOrEqual(0), Arbitraries.of(0L, 255L, 256L)),
            fixtures.texts())
        .as(RawKey::new);
  }

  @Provide
  Arbitrary<LocalDate> sliceDays() {
    return Arbitraries.longs().between(-2, 2).map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<HashRange> hashes() {
    return Arbitraries.integers()
        .between(1, 9)
        .flatMap(parts -> Arbitraries.of(HashRange.tiles(parts)));
  }

  @Provide
  Arbitrary<String> texts() {
    return new KeyFixtures().texts();
  }

  @Provide
  Arbitrary<PartialKey> partials() {
    KeyFixtures fixtures = new KeyFixtures();
    return Combinators.combine(
            fixtures.results(), Arbitraries.of("", "a", "a_b", "ab"), fixtures.texts(), hashes())
        .as(PartialKey::new);
  }

  private static ResultId of(MerchantId merchant, ResultId result) {
    return new ResultId(
        new MerchantDay(merchant, result.merchantDay().day()), result.job(), result.generation());
  }

  private static List<KeyRange> ranges(ResultId result) {
    MerchantId merchant = result.merchantDay().merchant();
    return List.of(
        RawKey.range(result.merchantDay()),
        ArrivalKey.range(merchant),
        IntermediateKey.range(result),
        PartialKey.range(result),
        SummaryKey.range(result, Granularity.DAY),
        PublishedKey.range(merchant, result.job(), Granularity.DAY),
        QuarantineKey.range(merchant));
  }

  private static List<byte[]> keys(ResultId result, long hash, Digest source) {
    MerchantDay day = result.merchantDay();
    return List.of(
        new RawKey(day.merchant(), day.day(), hash, 5, "e").bytes(),
        ArrivalKey.bytes(day),
        IntermediateKey.bytes(result, hash, new byte[] {1}),
        new PartialKey(result, "all", "", HashRange.ALL).bytes(),
        SummaryKey.bytes(result, Granularity.DAY, "all", ""),
        PublishedKey.bytes(day, result.job(), Granularity.DAY),
        new QuarantineKey(day.merchant(), source, 0).bytes());
  }

  private static void assertSameOrder(int expected, byte[] left, byte[] right) {
    assertThat(Integer.signum(Arrays.compareUnsigned(left, right)))
        .isEqualTo(Integer.signum(expected));
  }
}
