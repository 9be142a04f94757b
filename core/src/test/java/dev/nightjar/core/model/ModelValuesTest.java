package dev.nightjar.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ModelValuesTest {
  private static final RunId RUN =
      new RunId(
          new JobName("merchant-analytics"),
          LocalDate.of(2026, 3, 29),
          "sel-0a1b2c3d",
          new Generation(1_774_800_000_123L));

  @ParameterizedTest
  @ValueSource(strings = {"", "Upper", "1st", "under_score", "a/b", "a b", "a\n"})
  void aBadJobNameIsRefusedWithTheName(String name) {
    assertThatThrownBy(() -> new JobName(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void aJobNameHasAtMost64Characters() {
    assertThat(new JobName("a".repeat(64)).value()).hasSize(64);
    assertThatThrownBy(() -> new JobName("a".repeat(65))).hasMessageContaining("a".repeat(65));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "\uD83D", "b\uDE00"})
  void aBadMerchantIdIsRefusedWithTheId(String id) {
    assertThatThrownBy(() -> new MerchantId(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + id + "'");
  }

  @Test
  void aMerchantIdHasAtMost128Bytes() {
    assertThat(MerchantId.isValid("é".repeat(64))).isTrue();
    assertThat(MerchantId.isValid("é".repeat(64) + "e")).isFalse();
  }

  @Test
  void merchantsAreOrderedByBytes() {
    assertThat(new MerchantId("\uFFFD")).isLessThan(new MerchantId("\uD83D\uDE00"));
    assertThat(new MerchantId("a")).isLessThan(new MerchantId("a\u0001"));
  }

  @Test
  void aJobVersionBelowOneIsRefused() {
    assertThatThrownBy(() -> new JobVersion(0)).hasMessageContaining("0 is below 1");
  }

  @Test
  void aGenerationIsACutoffAfter1970() {
    assertThatThrownBy(() -> new Generation(0)).hasMessageContaining("cutoff 0");
    assertThat(Generation.ofCutoff(Instant.parse("2026-11-23T01:02:03.456789Z")).cutoff())
        .isEqualTo(Instant.parse("2026-11-23T01:02:03.456Z"));
  }

  @Test
  void aDigestIsLowerCaseHex() {
    assertThatThrownBy(() -> new Digest("AB")).hasMessageContaining("'AB'");
    assertThat(Digest.of(new byte[0]).hex())
        .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  }

  @Test
  void negativeRowCountsAreRefusedWithAllCounts() {
    assertThatThrownBy(() -> new RowCounts(7, 8, -1, 0))
        .hasMessageContaining("read 7, used 8, duplicates -1, quarantined 0");
  }

  @Test
  void rowCountsBalanceWhenEveryRowIsAccountedFor() {
    assertThat(new RowCounts(10, 7, 2, 1).balances()).isTrue();
    assertThat(new RowCounts(10, 7, 2, 0).balances()).isFalse();
    assertThat(new RowCounts(10, 7, 2, 1).plus(new RowCounts(1, 0, 1, 0)))
        .isEqualTo(new RowCounts(11, 7, 3, 1));
  }

  @Test
  void aRunReadsItsOwnText() {
    assertThat(RUN.toString())
        .isEqualTo("merchant-analytics/2026-03-29/sel-0a1b2c3d/1774800000123");
    assertThat(RunId.parse(RUN.toString())).isEqualTo(RUN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/2026-01-01/all",
        "a/2026-01-01/all/5/",
        "a/2026-02-30/all/5",
        "a/2026-01-01//5",
        "a/2026-01-01/all/x",
        "A/2026-01-01/all/5",
        "a/2026-01-01/all/-5"
      })
  void anythingElseIsNotARunAndTheErrorSaysHowToListThem(String text) {
    assertThatThrownBy(() -> RunId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("nightjar status");
  }

  @Test
  void aBadGroupIsRefusedWithItsName() {
    assertThatThrownBy(() -> new RunId(RUN.job(), RUN.day(), "a/b", RUN.generation()))
        .hasMessageContaining("'a/b'");
  }
}
