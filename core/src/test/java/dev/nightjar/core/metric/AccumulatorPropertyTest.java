package dev.nightjar.core.metric;

import static dev.nightjar.core.metric.AccumulatorTest.ALL;
import static dev.nightjar.core.metric.AccumulatorTest.EVENTS;
import static dev.nightjar.core.metric.AccumulatorTest.LEAST;
import static dev.nightjar.core.metric.AccumulatorTest.MOST;
import static dev.nightjar.core.metric.AccumulatorTest.NET;
import static dev.nightjar.core.metric.AccumulatorTest.SEEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AccumulatorPropertyTest {
  @Property(tries = 300)
  void rowsReadBackEqual(@ForAll("rows") Accumulator row) {
    Accumulator again = Accumulator.decode(ALL, row.encode());

    assertThat(again.values()).isEqualTo(row.values());
    assertThat(again.encode()).isEqualTo(row.encode());
  }

  @Property(tries = 200)
  void theOrderOfAddingDoesNotMatter(
      @ForAll("manyRows") List<Accumulator> rows, @ForAll long seed) {
    List<Accumulator> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(total(shuffled).encode()).isEqualTo(total(rows).encode());
  }

  @Property(tries = 200)
  void partialSumsThroughTheirStoredFormAddUpToTheSame(
      @ForAll("manyRows") List<Accumulator> rows, @ForAll long seed) {
    int middle = new Random(seed).nextInt(rows.size() + 1);
    Accumulator parts = Accumulator.decode(ALL, total(rows.subList(0, middle)).encode());
    parts.add(Accumulator.decode(ALL, total(rows.subList(middle, rows.size())).encode()));

    assertThat(parts.encode()).isEqualTo(total(rows).encode());
  }

  @Provide
  Arbitrary<List<Accumulator>> manyRows() {
    return rows().list().ofMaxSize(12);
  }

  @Provide
  Arbitrary<Accumulator> rows() {
    Arbitrary<Long> counts = Arbitraries.longs().between(-1L << 40, 1L << 40);
    Arbitrary<List<BigDecimal>> decimals =
        Arbitraries.bigDecimals()
            .between(new BigDecimal("-1000000"), new BigDecimal("1000000"))
            .ofScale(6)
            .map(decimal -> decimal.setScale(6).stripTrailingZeros())
            .list()
            .ofMaxSize(3);
    Arbitrary<List<byte[]>> sketches =
        Arbitraries.bytes().array(byte[].class).ofSize(2).list().ofMaxSize(2);
    return Combinators.combine(counts, decimals, decimals, decimals, sketches)
        .as(AccumulatorPropertyTest::row);
  }

  private static Accumulator row(
      long count,
      List<BigDecimal> sums,
      List<BigDecimal> least,
      List<BigDecimal> most,
      List<byte[]> sketches) {
    Accumulator row = new Accumulator(ALL).count(EVENTS, count);
    sums.forEach(delta -> row.sum(NET, delta));
    least.forEach(value -> row.min(LEAST, value));
    most.forEach(value -> row.max(MOST, value));
    sketches.forEach(sketch -> row.sketch(SEEN, sketch));
    return row;
  }

  private static Accumulator total(List<Accumulator> rows) {
    Accumulator total = new Accumulator(ALL);
    rows.forEach(total::add);
    return total;
  }
}
