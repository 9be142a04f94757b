package dev.nightjar.activities.process;

import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.quarantine.Receipt;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.MerchantDay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Takes the raw rows of a slice that cannot be read. Each is kept under the digest of its row key,
 * so that processing the slice again keeps it once.
 */
final class SliceQuarantine implements BadRows {
  private static final int RECORDS_PER_WRITE = 500;

  private final long mostBytes;
  private final QuarantineStore store;
  private final MerchantDay merchantDay;
  private final List<QuarantinedRecord> records = new ArrayList<>();
  private long bytes;
  private long count;

  SliceQuarantine(QuarantineStore store, MerchantDay merchantDay, ProcessOptions options) {
    this.mostBytes = options.writeBytes();
    this.store = store;
    this.merchantDay = merchantDay;
  }

  /** How many rows were taken so far. */
  long count() {
    return count;
  }

  @Override
  public void add(byte[] rawKey, Decoded.Bad bad, byte[] document) throws IOException {
    count++;
    records.add(
        new QuarantinedRecord(
            new QuarantineKey(merchantDay.merchant(), Digest.of(rawKey), 0),
            bad.reason(),
            bad.detail(),
            Receipt.ofRawRow(
                "raw rows of " + merchantDay, HexFormat.of().formatHex(rawKey), document.length),
            document));
    bytes += document.length;
    if (records.size() >= RECORDS_PER_WRITE || bytes >= mostBytes) {
      flush();
    }
  }

  /** Stores what is held. */
  void flush() throws IOException {
    store.put(records);
    records.clear();
    bytes = 0;
  }
}
