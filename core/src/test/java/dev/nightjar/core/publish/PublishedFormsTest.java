package dev.nightjar.core.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.GoldenFile;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class PublishedFormsTest {
  private static final Pointer POINTER =
      new Pointer(
          new Generation(1_795_000_000_123L),
          new JobVersion(3),
          ZoneId.of("Europe/Berlin"),
          "2025b",
          new RowCounts(10, 7, 2, 1),
          new TreeMap<>(Map.of("product", 41L, "all", 1L)),
          digest(1));

  private static final Generation NEWER = new Generation(1_795_000_009_999L);
  private static final Pointer COPY = POINTER.copiedAs(NEWER);
  private static final Generation OLDER = new Generation(1_794_000_000_000L);
  private static final Generation OLDEST = new Generation(1_793_000_000_000L);
  private static final Pointer AGAIN =
      new Pointer(
          POINTER.generation(),
          POINTER.version(),
          POINTER.zone(),
          POINTER.zoneData(),
          POINTER.sources(),
          POINTER.rowsByDimension(),
          POINTER.digest(),
          new Origin.SummarizedAgain(OLDER, OLDEST));
  private static final Pointer WITHDRAWN =
      POINTER.withdrawnAs(NEWER, new Origin.Withdrawal("prices were wrong"));

  private static final Seal SEAL =
      new Seal(
          new JobVersion(3),
          new RowCounts(10, 7, 2, 1),
          new Seal.Written(5, digest(2)),
          new Seal.Written(42, digest(3)));

  private static Digest digest(int of) {
    return Digest.of(new byte[] {(byte) of});
  }

  private static Digest summaryDigest() {
    SummaryTally tally = new SummaryTally();
    tally.add("all", "", new TreeMap<>(Map.of("orders", new byte[] {2})));
    tally.add("product", "é", new TreeMap<>());
    return tally.digest();
  }

  private static Digest rowDigest() {
    RowDigest rows = new RowDigest();
    rows.add(new byte[] {1, 2}, new byte[] {3});
    return rows.written().digest();
  }

  private static Pointer of(Generation generation, String zone, long rows) {
    return new Pointer(
        generation,
        POINTER.version(),
        ZoneId.of(zone),
        POINTER.zoneData(),
        new RowCounts(rows, rows, 0, 0),
        POINTER.rowsByDimension(),
        POINTER.digest());
  }

  @Test
  void rawRowsThatAnOlderGenerationWasMadeOfAreMissed() {
    Pointer published = of(OLDER, "Europe/Berlin", 10);
    assertThat(of(NEWER, "Europe/Berlin", 9).lacksRowsOf(published)).isTrue();
    assertThat(of(NEWER, "Europe/Berlin", 9).lacksRowsOf(published.copiedAs(POINTER.generation())))
        .isTrue();
    assertThat(of(NEWER, "Europe/Berlin", 10).lacksRowsOf(published)).isFalse();
    assertThat(of(NEWER, "Europe/Paris", 9).lacksRowsOf(published)).isFalse();
    assertThat(of(OLDEST, "Europe/Berlin", 9).lacksRowsOf(published)).isFalse();
    Pointer taken = published.withdrawnAs(OLDER, new Origin.Withdrawal("prices were wrong"));
    assertThat(of(NEWER, "Europe/Berlin", 9).lacksRowsOf(taken)).isFalse();
    assertThat(AGAIN.lacksRowsOf(of(OLDER, "Europe/Berlin", 11))).isFalse();
  }

  @Test
  void storedFormsAndDigestsStayAsTheyAre() {
    new GoldenFile()
        .form("pointer", POINTER.encode())
        .form("pointer copy", COPY.encode())
        .form("pointer withdrawn", WITHDRAWN.encode())
        .form("pointer summarized again", AGAIN.encode())
        .form("seal", SEAL.encode())
        .form("row digest", HexFormat.of().parseHex(rowDigest().hex()))
        .form("summary digest", HexFormat.of().parseHex(summaryDigest().hex()))
        .assertEqualTo("publish.txt");
  }

  @Test
  void whatIsReadIsWhatWasStored() {
    assertThat(Pointer.decode(POINTER.encode())).isEqualTo(POINTER);
    assertThat(Pointer.decode(COPY.encode())).isEqualTo(COPY);
    assertThat(Pointer.decode(WITHDRAWN.encode())).isEqualTo(WITHDRAWN);
    assertThat(Pointer.decode(AGAIN.encode())).isEqualTo(AGAIN);
    assertThat(Seal.decode(SEAL.encode())).isEqualTo(SEAL);
    assertThat(POINTER.rows()).isEqualTo(42);
    assertThat(POINTER.rows("product")).isEqualTo(41);
    assertThat(POINTER.rows("pair")).isZero();
  }

  @Test
  void aCopyHasEverythingButTheGenerationAndAWithdrawalNothing() {
    assertThat(COPY.generation()).isEqualTo(NEWER);
    assertThat(COPY.digest()).isEqualTo(POINTER.digest());
    assertThat(COPY.rowsByDimension()).isEqualTo(POINTER.rowsByDimension());
    assertThat(COPY.sources()).isEqualTo(POINTER.sources());
    assertThat(COPY.withdrawal()).isEmpty();
    assertThat(WITHDRAWN.rows()).isZero();
    assertThat(WITHDRAWN.sources()).isEqualTo(RowCounts.NONE);
    assertThat(WITHDRAWN.withdrawal()).contains(new Origin.Withdrawal("prices were wrong"));
    assertThatThrownBy(() -> COPY.copiedAs(POINTER.generation()))
        .hasMessageContaining("cannot be a copy of 1795000009999, which is not older");
  }

  @Test
  void dataIsAsOfTheGenerationUnlessItWasSummarizedAgain() {
    assertThat(POINTER.dataAsOf()).isEqualTo(POINTER.generation());
    assertThat(COPY.dataAsOf()).isEqualTo(NEWER);
    assertThat(AGAIN.dataAsOf()).isEqualTo(OLDEST);
    assertThatThrownBy(() -> again(POINTER.generation(), OLDEST))
        .hasMessageContaining("cannot be made of generation 1795000000123");
    assertThatThrownBy(() -> again(OLDEST, OLDER)).hasMessageContaining("raw data as of");
  }

  private static Pointer again(Generation source, Generation dataAsOf) {
    return new Pointer(
        POINTER.generation(),
        POINTER.version(),
        POINTER.zone(),
        POINTER.zoneData(),
        POINTER.sources(),
        POINTER.rowsByDimension(),
        POINTER.digest(),
        new Origin.SummarizedAgain(source, dataAsOf));
  }

  @Test
  void aReasonIsOneLineOfBoundedLength() {
    for (String reason :
        List.of("", " ", "two\nlines", "bell\u0007", "turned\u202E", "x".repeat(501))) {
      assertThatThrownBy(() -> new Origin.Withdrawal(reason))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("one line of 1 to 500 characters");
    }
    assertThat(new Origin.Withdrawal("é".repeat(500)).reason()).hasSize(500);
  }

  @Test
  void anOriginThatNobodyKnowsIsRefused() {
    byte[] form = COPY.encode();
    form[form.length - 9] = 7;
    assertThatThrownBy(() -> Pointer.decode(form)).hasMessageContaining("of unknown origin");
    byte[] computed = Arrays.copyOf(form, form.length - 16);
    assertThatThrownBy(() -> Pointer.decode(computed)).hasMessageContaining("cut short");
  }

  @Test
  void bytesThatAreCutShortOrTooLongOrOfAnotherFormAreRefused() {
    byte[] pointer = POINTER.encode();
    for (int length = 0; length < pointer.length; length++) {
      byte[] cut = Arrays.copyOf(pointer, length);
      assertThatThrownBy(() -> Pointer.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(SEAL.encode(), SEAL.encode().length + 1);
    assertThatThrownBy(() -> Seal.decode(longer)).hasMessageContaining("too long");
    byte[] copy = COPY.encode();
    for (int length = 0; length < copy.length; length++) {
      byte[] cut = Arrays.copyOf(copy, length);
      assertThatThrownBy(() -> Pointer.decode(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] future = COPY.encode();
    future[0] = 3;
    assertThatThrownBy(() -> Pointer.decode(future))
        .hasMessageContaining("its form is 3, this program reads 1 to 2");
    byte[] newer = SEAL.encode();
    newer[0] = 2;
    assertThatThrownBy(() -> Seal.decode(newer))
        .hasMessageContaining("its form is 2, this program reads 1");
  }

  @Test
  void sumsThatDoNotBalanceAreRefused() {
    RowCounts broken = new RowCounts(10, 7, 2, 0);
    assertThatThrownBy(() -> new Seal(SEAL.version(), broken, SEAL.intermediate(), SEAL.partial()))
        .hasMessageContaining("do not add up");
    assertThatThrownBy(
            () ->
                new Pointer(
                    POINTER.generation(),
                    POINTER.version(),
                    POINTER.zone(),
                    POINTER.zoneData(),
                    broken,
                    POINTER.rowsByDimension(),
                    POINTER.digest()))
        .hasMessageContaining("do not add up");
  }

  @Test
  void rowsThatAreCutElsewhereHaveAnotherDigest() {
    RowDigest other = new RowDigest();
    other.add(new byte[] {1}, new byte[] {2, 3});
    assertThat(other.written().digest()).isNotEqualTo(rowDigest());
  }
}
