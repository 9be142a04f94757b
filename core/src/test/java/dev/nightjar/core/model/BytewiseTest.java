package dev.nightjar.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class BytewiseTest {
  @Property(tries = 3000)
  void textsCompareLikeTheirBytes(@ForAll("texts") String left, @ForAll("texts") String right) {
    int expected =
        Arrays.compareUnsigned(
            left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));

    assertThat(Integer.signum(Bytewise.compare(left, right))).isEqualTo(Integer.signum(expected));
  }

  @Property(tries = 1000)
  void aStorableTextComesBackFromItsBytes(@ForAll("texts") String text) {
    String storable = Bytewise.storable(text);

    assertThat(new String(Bytewise.utf8(text), StandardCharsets.UTF_8)).isEqualTo(storable);
    assertThat(Bytewise.utf8(storable)).isEqualTo(Bytewise.utf8(text));
  }

  @Test
  void aSurrogatePairSortsAboveTheRestOfThePlane() {
    assertThat(Bytewise.compare("\uFFFD", "\uD83D\uDE00")).isNegative();
    assertThat("\uFFFD".compareTo("\uD83D\uDE00")).isPositive();
  }

  /** Few characters, so that texts share prefixes; halves of surrogate pairs among them. */
  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars('\0', '\u0001', '?', 'a', 'b', '\u00FF', '\u0800', '\uFFFD')
        .withChars('\uD83D', '\uDE00', '\uDC00')
        .ofMaxLength(6);
  }
}
