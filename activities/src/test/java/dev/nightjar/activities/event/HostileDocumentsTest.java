package dev.nightjar.activities.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.QuarantineReason;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HostileDocumentsTest {
  private static final int MANY = 500_000;

  @Test
  void aDocumentNestedTooDeeplyIsUnparsed() {
    Decoded.Bad arrays = Documents.bad(Documents.decode("{\"a\":" + "[".repeat(MANY)));
    Decoded.Bad objects = Documents.bad(Documents.decode("{\"a\":".repeat(MANY)));

    assertThat(arrays.reason()).isEqualTo(QuarantineReason.UNPARSED);
    assertThat(arrays.detail()).contains("nested deeper than 1000 levels");
    assertThat(objects.reason()).isEqualTo(QuarantineReason.UNPARSED);
  }

  @Test
  void aDocumentNestedAsDeeplyAsAllowedIsRead() {
    int depth = JsonDocument.MAX_DEPTH - 1;
    String nested = "[".repeat(depth) + "]".repeat(depth);

    assertThat(Documents.least().with("attributes", nested).decoded())
        .isInstanceOf(Decoded.Good.class);
    assertThat(Documents.least().with("attributes", "[" + nested + "]").decoded())
        .isInstanceOf(Decoded.Bad.class);
  }

  @Test
  void longNumbersTextsAndNamesOutsideTheRulesAreLeftAlone() {
    assertThat(Documents.least().with("attributes", "7".repeat(MANY)).decoded())
        .isInstanceOf(Decoded.Good.class);
    assertThat(Documents.least().with("attributes", "1e" + "9".repeat(MANY)).decoded())
        .isInstanceOf(Decoded.Good.class);
    assertThat(Documents.least().with("attributes", "\"" + "x".repeat(MANY) + "\"").decoded())
        .isInstanceOf(Decoded.Good.class);
    assertThat(Documents.least().with("n".repeat(MANY), "1").decoded())
        .isInstanceOf(Decoded.Good.class);
  }

  @Test
  void aLongNumberInAFieldBreaksItsRule() {
    assertThat(Documents.least().with("amount", "9".repeat(MANY)).bad().reason())
        .isEqualTo(QuarantineReason.AMOUNT);
    assertThat(Documents.least().with("quantity", "9".repeat(MANY)).bad().reason())
        .isEqualTo(QuarantineReason.QUANTITY);
    assertThat(Documents.least().with("eventId", "9".repeat(MANY)).bad().reason())
        .isEqualTo(QuarantineReason.EVENT_ID);
  }

  @Test
  void manyNamesOfOneHashChangeNoVerdict() {
    // "Aa" and "BB" have the same hash code, and so has every word made of them.
    Documents document = Documents.least();
    for (int i = 0; i < 1 << 12; i++) {
      document.with(
          Integer.toBinaryString((1 << 12) | i).replace("0", "Aa").replace("1", "BB"), "1");
    }

    assertThat(document.decoded()).isInstanceOf(Decoded.Good.class);
    assertThat(Documents.least().decoded()).isInstanceOf(Decoded.Good.class);
  }

  @Property(tries = 500)
  void noBytesMakeItThrow(@ForAll @Size(max = 64) byte[] document) {
    assertThatNoException().isThrownBy(() -> Documents.decode(document));
  }

  @Property(tries = 1_000)
  void noDamageToADocumentMakesItThrow(
      @ForAll @IntRange(max = 140) int position, @ForAll byte damage) {
    byte[] document =
        Documents.least()
            .with("quantity", "2")
            .with("amount", "\"39.98\"")
            .with("attributes", "{\"a\":[1,{\"b\":null}]}")
            .text()
            .getBytes(StandardCharsets.UTF_8);
    document[position % document.length] = damage;

    assertThatNoException().isThrownBy(() -> Documents.decode(document));
  }
}
