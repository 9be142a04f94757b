package dev.nightjar.jobs.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.model.Bytewise;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PairTest {
  @Test
  void theBytewiseSmallerProductComesFirst() {
    assertThat(Pair.of("b", "a")).isEqualTo(new Pair("a", "b"));
    assertThat(Pair.of("9", "10").value()).isEqualTo("10|9");
  }

  @Test
  void bytewiseOrderHoldsBeyondTheBasicPlane() {
    assertThat(Pair.of("\uD83D\uDE00", "\uFFFD").a()).isEqualTo("\uFFFD");
  }

  @Test
  void separatorsWithinIdsAreEscaped() {
    assertThat(Pair.of("a|b", "c\\").value()).isEqualTo("a\\|b|c\\\\");
  }

  @Test
  void aProductIsNoPairWithItself() {
    assertThatThrownBy(() -> Pair.of("a", "a")).hasMessageContaining("not bytewise below");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a\\|b", "a|b|c", "a|b\\", "a|\\b", "b|a", "a|a", "\\x|y"})
  void whatIsNoPairsValueIsRefused(String value) {
    assertThatThrownBy(() -> Pair.parse(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Invalid pair");
  }

  @Property(tries = 500)
  void anyTwoProductsReadBack(@ForAll("ids") String one, @ForAll("ids") String other) {
    Assume.that(!one.equals(other));

    Pair pair = Pair.of(one, other);

    assertThat(Pair.parse(pair.value())).isEqualTo(pair);
    assertThat(Bytewise.compare(pair.a(), pair.b())).isNegative();
  }

  @Property(tries = 200)
  void twoProductsOfAnyLengthFitADimensionValue(@ForAll("longIds") String one) {
    Pair pair = Pair.of(DimensionText.of(one), DimensionText.of(one + "!"));

    assertThat(Bytewise.utf8(pair.value())).hasSizeLessThanOrEqualTo(4_096);
  }

  @Provide
  Arbitrary<String> ids() {
    return Arbitraries.strings().withChars('a', '|', '\\', 'é', '\0').ofMaxLength(6);
  }

  @Provide
  Arbitrary<String> longIds() {
    return Arbitraries.strings().withChars('|', '\\', '€').ofMinLength(200).ofMaxLength(2_000);
  }
}
