package dev.nightjar.activities.process;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.EventDecoder;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.extract.HashedEvent;
import dev.nightjar.core.plan.PlannedSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.util.Bytes;

/** Makes events of the raw rows of one pass over a slice. Not thread-safe. */
final class RowDecoding {
  private static final byte[] FAMILY = HBaseTable.RAW.family();
  private static final byte[] DOCUMENT = Bytes.toBytes("d");

  private final RawDecoder decoder;
  private final Poison poison;

  /**
   * For a pass over a slice.
   *
   * @param poison rows that are left out, as if they could not be read
   */
  RowDecoding(EventDecoder decoder, PlannedSlice slice, Poison poison) {
    this.decoder = new RawDecoder(decoder, slice);
    this.poison = poison;
  }

  DecodedRows decode(List<Result> rows) {
    long[] hashes = new long[rows.size()];
    List<HashedEvent> good = new ArrayList<>(rows.size());
    List<DecodedRows.BadRow> bad = new ArrayList<>(0);
    for (int i = 0; i < hashes.length; i++) {
      Result row = rows.get(i);
      byte[] document = document(row);
      byte[] key = row.getRow();
      hashes[i] = decoder.hashInKey(key);
      Decoded decoded = left(key, decoder.decode(key, document));
      if (decoded instanceof Decoded.Good event) {
        // The decoder has compared the row's key with this event: the hash is the key's.
        good.add(new HashedEvent(hashes[i], event.event()));
      } else {
        bad.add(new DecodedRows.BadRow(key, (Decoded.Bad) decoded, document));
      }
    }
    return new DecodedRows(hashes, good, bad);
  }

  /** What is left of a row when the job cannot do it. */
  private Decoded left(byte[] key, Decoded decoded) {
    Optional<String> failed = poison.of(key);
    return failed.isPresent() && decoded instanceof Decoded.Good good
        ? new Decoded.Bad(QuarantineReason.JOB_FAILED, failed.get(), good.event().merchant())
        : decoded;
  }

  private static byte[] document(Result row) {
    Cell[] cells = row.rawCells();
    if (cells.length == 1 && CellUtil.matchingColumn(cells[0], FAMILY, DOCUMENT)) {
      return CellUtil.cloneValue(cells[0]);
    }
    byte[] document = row.getValue(FAMILY, DOCUMENT);
    return document == null ? new byte[0] : document;
  }
}
