package dev.nightjar.activities.ingest;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.model.MerchantDay;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * What is written at once: rows of {@code raw} with the merchant-days they reach, and records for
 * quarantine. Not thread-safe.
 *
 * <p>A row that comes twice is put once, with the content that came last: within one put list HBase
 * would give both the same timestamp and promises no order between them.
 */
final class WriteBatch {
  static final byte[] FAMILY = HBaseTable.RAW.family();
  static final byte[] DOCUMENT = {'d'};
  static final byte[] DELIVERED = {'q'};

  private final Map<ByteBuffer, Put> rows = new LinkedHashMap<>();
  private final Map<MerchantDay, Long> merchantDays = new LinkedHashMap<>();
  private final List<QuarantinedRecord> records = new ArrayList<>();
  private final Map<QuarantineReason, Long> reasons = new EnumMap<>(QuarantineReason.class);
  private long accepted;

  /** Adds a good document. */
  void accept(Routed.ToRaw target, byte[] document) {
    byte[] row = target.key().bytes();
    rows.put(ByteBuffer.wrap(row), new Put(row).addColumn(FAMILY, DOCUMENT, document));
    merchantDays.merge(target.merchantDay(), 1L, Long::sum);
    accepted++;
  }

  /** Adds a good document that came back out of quarantine, with when it had been delivered. */
  void acceptAgain(Routed.ToRaw target, byte[] document, @Nullable Instant delivered) {
    accept(target, document);
    Put put = rows.get(ByteBuffer.wrap(target.key().bytes()));
    if (put != null && delivered != null) {
      put.addColumn(FAMILY, DELIVERED, Bytes.toBytes(delivered.toEpochMilli()));
    }
  }

  /** Adds a merchant-day that is announced, whether or not a row of it is written. */
  void announce(MerchantDay merchantDay) {
    merchantDays.merge(merchantDay, 0L, Long::sum);
  }

  /** Adds a bad document. */
  void quarantine(QuarantinedRecord record) {
    records.add(record);
    reasons.merge(record.reason(), 1L, Long::sum);
  }

  /** The keys of {@code raw} that are written. */
  Set<ByteBuffer> rows() {
    return rows.keySet();
  }

  List<Put> puts() {
    return new ArrayList<>(rows.values());
  }

  List<QuarantinedRecord> records() {
    return Collections.unmodifiableList(records);
  }

  /** The merchant-days that are reached, with the number of good documents for each. */
  Map<MerchantDay, Long> merchantDays() {
    return Collections.unmodifiableMap(merchantDays);
  }

  /** Good documents, also those that share a row. */
  long accepted() {
    return accepted;
  }

  Map<QuarantineReason, Long> reasons() {
    return Collections.unmodifiableMap(reasons);
  }
}
