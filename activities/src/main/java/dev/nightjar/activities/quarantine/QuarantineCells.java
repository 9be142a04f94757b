package dev.nightjar.activities.quarantine;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * A quarantined record as cells: {@code q:d} the document as received, {@code q:r} the reason's
 * code, {@code q:t} the detail, {@code q:s} the source (texts in UTF-8), {@code q:o} the offset, 8
 * bytes. Where known: {@code q:n} the line and {@code q:l} the length as received, 8 bytes each;
 * {@code q:h} the digest of a document that is cut; {@code q:k} the row of {@code raw}; {@code q:a}
 * the arrival, 8 bytes, valid when it was written with the reason.
 */
final class QuarantineCells {
  static final byte[] FAMILY = HBaseTable.QUARANTINE.family();
  static final byte[] REASON = {'r'};
  static final byte[] SOURCE = {'s'};

  private static final byte[] DOCUMENT = {'d'};
  private static final byte[] DETAIL = {'t'};
  private static final byte[] OFFSET = {'o'};
  private static final byte[] LINE = {'n'};
  private static final byte[] LENGTH = {'l'};
  private static final byte[] WHOLE = {'h'};
  private static final byte[] RAW_ROW = {'k'};
  private static final byte[] ARRIVAL = {'a'};
  private static final List<byte[]> OF_ENTRIES =
      List.of(REASON, DETAIL, SOURCE, OFFSET, LINE, LENGTH, WHOLE, RAW_ROW, ARRIVAL);

  private QuarantineCells() {}

  static Put put(QuarantinedRecord record) {
    Receipt receipt = record.receipt();
    Put put =
        new Put(record.key().bytes())
            .addColumn(FAMILY, DOCUMENT, record.document())
            .addColumn(FAMILY, REASON, Bytes.toBytes(record.reason().code()))
            .addColumn(FAMILY, DETAIL, Bytes.toBytes(record.detail()))
            .addColumn(FAMILY, SOURCE, Bytes.toBytes(receipt.source()))
            .addColumn(FAMILY, OFFSET, Bytes.toBytes(record.key().offset()));
    add(put, LINE, receipt.line());
    add(put, LENGTH, receipt.length());
    add(put, ARRIVAL, receipt.arrival() == null ? null : receipt.arrival().toEpochMilli());
    if (receipt.whole() != null) {
      put.addColumn(FAMILY, WHOLE, HexFormat.of().parseHex(receipt.whole().hex()));
    }
    if (receipt.rawRow() != null) {
      put.addColumn(FAMILY, RAW_ROW, HexFormat.of().parseHex(receipt.rawRow()));
    }
    return put;
  }

  private static void add(Put put, byte[] qualifier, @Nullable Long value) {
    if (value != null) {
      put.addColumn(FAMILY, qualifier, Bytes.toBytes(value));
    }
  }

  /** Selects all columns of records, and with them only rows that are records. */
  static Scan selectAll(Scan scan) {
    return selectEntries(scan).addColumn(FAMILY, DOCUMENT);
  }

  /** Selects all columns but the document. */
  static Scan selectEntries(Scan scan) {
    OF_ENTRIES.forEach(qualifier -> scan.addColumn(FAMILY, qualifier));
    return scan;
  }

  static QuarantinedRecord record(Result row) {
    QuarantineEntry entry = entry(row);
    return new QuarantinedRecord(
        entry.key(), entry.reason(), entry.detail(), entry.receipt(), document(row));
  }

  static HeldDocument held(Result row) {
    return new HeldDocument(entry(row), document(row));
  }

  private static byte[] document(Result row) {
    return required(row, DOCUMENT, "document");
  }

  /**
   * Reads a row.
   *
   * @throws IllegalArgumentException in words when the row is no record
   */
  static QuarantineEntry entry(Result row) {
    String reason = Bytes.toString(required(row, REASON, "reason"));
    long stored = row.getColumnLatestCell(FAMILY, REASON).getTimestamp();
    return new QuarantineEntry(
        QuarantineKey.parse(row.getRow()),
        QuarantineReason.ofCode(reason),
        Bytes.toString(required(row, DETAIL, "detail")),
        new Receipt(
            Bytes.toString(required(row, SOURCE, "source")),
            number(row, LINE),
            number(row, LENGTH),
            row.containsColumn(FAMILY, WHOLE) ? new Digest(hex(row, WHOLE)) : null,
            row.containsColumn(FAMILY, RAW_ROW) ? hex(row, RAW_ROW) : null,
            arrival(row, stored)),
        Instant.ofEpochMilli(stored));
  }

  private static @Nullable Instant arrival(Result row, long stored) {
    Cell cell = row.getColumnLatestCell(FAMILY, ARRIVAL);
    Long millis = number(row, ARRIVAL);
    return cell == null || millis == null || cell.getTimestamp() != stored
        ? null
        : Instant.ofEpochMilli(millis);
  }

  private static @Nullable Long number(Result row, byte[] qualifier) {
    byte[] value = row.getValue(FAMILY, qualifier);
    if (value != null && value.length != Long.BYTES) {
      throw invalid(
          row, "its q:%s has %d bytes instead of 8".formatted((char) qualifier[0], value.length));
    }
    return value == null ? null : Bytes.toLong(value);
  }

  private static byte[] required(Result row, byte[] qualifier, String what) {
    byte[] value = row.getValue(FAMILY, qualifier);
    if (value == null) {
      throw invalid(row, "it has no %s, q:%s".formatted(what, (char) qualifier[0]));
    }
    return value;
  }

  private static IllegalArgumentException invalid(Result row, String why) {
    return new IllegalArgumentException(
        "Invalid row of quarantine: %s. Nightjar writes no such row; delete it in HBase's shell: deleteall 'NAMESPACE:quarantine', \"%s\""
            .formatted(why, Bytes.toStringBinary(row.getRow())));
  }

  private static String hex(Result row, byte[] qualifier) {
    return HexFormat.of().formatHex(row.getValue(FAMILY, qualifier));
  }
}
