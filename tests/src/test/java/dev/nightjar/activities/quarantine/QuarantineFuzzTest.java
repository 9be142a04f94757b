package dev.nightjar.activities.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.tests.fuzz.Damage;
import dev.nightjar.tests.fuzz.Fuzz;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.KeyValue;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;
import org.junit.jupiter.api.Test;

/** Keys and rows of quarantine: read as what was stored, or refused in words. */
final class QuarantineFuzzTest {
  private static final int HASH_BYTES = 2;
  private static final long STORED = 1_700_000_000_000L;

  @Test
  void keysReadAsTheyWereWrittenOrAreRefused() {
    Fuzz.run(
        random -> Damage.of(random, key(random).bytes()),
        bytes -> {
          try {
            assertThat(beyondHash(QuarantineKey.parse(bytes).bytes())).isEqualTo(beyondHash(bytes));
          } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("Invalid ");
          }
        });
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1_000; i++) {
      QuarantineKey key = key(random);
      assertThat(QuarantineKey.parse(key.bytes())).isEqualTo(key);
    }
  }

  private static byte[] beyondHash(byte[] key) {
    return Arrays.copyOfRange(key, HASH_BYTES, key.length);
  }

  /** The first byte says which of the row's columns is missing, the second which one is damaged. */
  @Test
  void rowsReadAsTheyWereWrittenOrAreRefused() {
    List<Cell> cells = cells(record());
    assertThat(QuarantineCells.record(row(cells)).receipt()).isEqualTo(record().receipt());
    Fuzz.run(
        random -> {
          byte[] value = CellUtil.cloneValue(cells.get(random.nextInt(cells.size())));
          byte[] choice = {(byte) random.nextInt(24), (byte) random.nextInt(24)};
          return Bytes.add(choice, Damage.of(random, value));
        },
        input -> {
          Result row = damaged(cells, input);
          if (row.isEmpty()) {
            return;
          }
          try {
            QuarantinedRecord read = QuarantineCells.record(row);
            assertThat(read.detail()).isNotNull();
            assertThat(read.receipt().source()).isNotNull();
            assertThat(read.document()).isNotNull();
            assertThat(QuarantineCells.entry(row(cells(read))).receipt()).isEqualTo(read.receipt());
          } catch (IllegalArgumentException refused) {
            assertThat(refused).hasMessageStartingWith("Invalid ");
          }
        });
  }

  @Test
  void aRowWithoutAReasonIsToldByItsKey() {
    List<Cell> cells = new ArrayList<>(cells(record()));
    cells.removeIf(cell -> CellUtil.matchingQualifier(cell, QuarantineCells.REASON));
    try {
      QuarantineCells.entry(row(cells));
      throw new AssertionError("It was read");
    } catch (IllegalArgumentException refused) {
      assertThat(refused)
          .hasMessageContaining("it has no reason, q:r")
          .hasMessageContaining("deleteall 'NAMESPACE:quarantine', \"")
          .hasMessageContaining("acme\\x00");
    }
  }

  private static Result damaged(List<Cell> cells, byte[] input) {
    List<Cell> damaged = new ArrayList<>();
    for (int i = 0; i < cells.size(); i++) {
      boolean isMissing = input.length > 0 && input[0] == i;
      boolean isDamaged = input.length > 1 && input[1] == i;
      if (isDamaged) {
        damaged.add(
            cell(
                CellUtil.cloneRow(cells.get(i)),
                CellUtil.cloneQualifier(cells.get(i)),
                Arrays.copyOfRange(input, 2, input.length)));
      } else if (!isMissing) {
        damaged.add(cells.get(i));
      }
    }
    return row(damaged);
  }

  /** Columns in the order in which HBase gives them. */
  private static List<Cell> cells(QuarantinedRecord record) {
    Put put = QuarantineCells.put(record);
    TreeMap<String, Cell> cells = new TreeMap<>();
    for (Cell cell : Objects.requireNonNull(put.getFamilyCellMap().get(QuarantineCells.FAMILY))) {
      byte[] qualifier = CellUtil.cloneQualifier(cell);
      cells.put(
          Bytes.toString(qualifier), cell(put.getRow(), qualifier, CellUtil.cloneValue(cell)));
    }
    return List.copyOf(cells.values());
  }

  private static Cell cell(byte[] row, byte[] qualifier, byte[] value) {
    return new KeyValue(row, QuarantineCells.FAMILY, qualifier, STORED, value);
  }

  private static Result row(List<Cell> cells) {
    return Result.create(cells);
  }

  private static QuarantinedRecord record() {
    return new QuarantinedRecord(
        new QuarantineKey(new MerchantId("acme"), Digest.of(new byte[] {1}), 7),
        QuarantineReason.QUANTITY,
        "quantity is negative",
        new Receipt(
            "events.ndjson",
            3L,
            400L,
            Digest.of(new byte[] {2}),
            HexFormat.of().formatHex(new byte[] {9, 8, 7}),
            Instant.ofEpochMilli(STORED - 5)),
        new byte[] {'{', '}'});
  }

  private static QuarantineKey key(SplittableRandom random) {
    return new QuarantineKey(
        random.nextInt(3) == 0 ? null : new MerchantId("m" + random.nextInt(1_000)),
        Digest.of(Damage.anything(random, 4)),
        random.nextLong(Long.MAX_VALUE));
  }
}
