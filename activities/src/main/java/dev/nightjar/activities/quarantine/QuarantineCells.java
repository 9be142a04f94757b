package dev.nightjar.activities.quarantine;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;

/**
 * A quarantined record as cells: {@code q:d} the document as received, {@code q:r} the reason's
 * code, {@code q:t} the detail, {@code q:s} the source (texts in UTF-8), {@code q:o} the offset, 8
 * bytes.
 */
final class QuarantineCells {
  private static final byte[] FAMILY = HBaseTable.QUARANTINE.family();
  private static final byte[] DOCUMENT = {'d'};
  private static final byte[] REASON = {'r'};
  private static final byte[] DETAIL = {'t'};
  private static final byte[] SOURCE = {'s'};
  private static final byte[] OFFSET = {'o'};
  private static final int DIGEST_BYTES = 32;

  private QuarantineCells() {}

  static Put put(QuarantinedRecord record) {
    return new Put(record.key().bytes())
        .addColumn(FAMILY, DOCUMENT, record.document())
        .addColumn(FAMILY, REASON, Bytes.toBytes(record.reason().code()))
        .addColumn(FAMILY, DETAIL, Bytes.toBytes(record.detail()))
        .addColumn(FAMILY, SOURCE, Bytes.toBytes(record.source()))
        .addColumn(FAMILY, OFFSET, Bytes.toBytes(record.key().offset()));
  }

  /** Selects the columns of records, and with them only rows that are records. */
  static Scan selectAll(Scan scan) {
    return scan.addColumn(FAMILY, DOCUMENT)
        .addColumn(FAMILY, REASON)
        .addColumn(FAMILY, DETAIL)
        .addColumn(FAMILY, SOURCE)
        .addColumn(FAMILY, OFFSET);
  }

  static void selectReason(Scan scan) {
    scan.addColumn(FAMILY, REASON);
  }

  static QuarantinedRecord read(Result row) {
    return new QuarantinedRecord(
        key(row),
        reason(row),
        Bytes.toString(row.getValue(FAMILY, DETAIL)),
        Bytes.toString(row.getValue(FAMILY, SOURCE)),
        row.getValue(FAMILY, DOCUMENT));
  }

  static QuarantineReason reason(Result row) {
    return QuarantineReason.ofCode(Bytes.toString(row.getValue(FAMILY, REASON)));
  }

  /** The digest is where the key ends, before the offset, whether or not there is a merchant. */
  private static QuarantineKey key(Result row) {
    byte[] key = row.getRow();
    int end = key.length - Long.BYTES;
    Digest digest =
        new Digest(HexFormat.of().formatHex(Arrays.copyOfRange(key, end - DIGEST_BYTES, end)));
    long offset = Bytes.toLong(row.getValue(FAMILY, OFFSET));
    return new QuarantineKey(QuarantineKey.merchant(key).orElse(null), digest, offset);
  }
}
