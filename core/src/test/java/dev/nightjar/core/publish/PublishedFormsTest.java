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

  @Test
  void storedFormsAndDigestsStayAsTheyAre() {
    new GoldenFile()
        .form("pointer", POINTER.encode())
        .form("seal", SEAL.encode())
        .form("row digest", HexFormat.of().parseHex(rowDigest().hex()))
        .form("summary digest", HexFormat.of().parseHex(summaryDigest().hex()))
        .assertEqualTo("publish.txt");
  }

  @Test
  void whatIsReadIsWhatWasStored() {
    assertThat(Pointer.decode(POINTER.encode())).isEqualTo(POINTER);
    assertThat(Seal.decode(SEAL.encode())).isEqualTo(SEAL);
    assertThat(POINTER.rows()).isEqualTo(42);
    assertThat(POINTER.rows("product")).isEqualTo(41);
    assertThat(POINTER.rows("pair")).isZero();
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
