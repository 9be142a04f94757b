package dev.nightjar.activities.ingest;

import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.quarantine.Receipt;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.event.QuarantineReason;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.Bytewise;
import dev.nightjar.core.model.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.hbase.client.Connection;

/**
 * Takes raw events from programs, such as a merchant's collector. Thread-safe; one for a process is
 * enough.
 *
 * <p>{@link #write} returns when every document is stored, the good ones in {@code raw} and the bad
 * ones in {@code quarantine}. While HBase pushes back it blocks, up to the connection's operation
 * time-out. Writing the same documents again doubles nothing, so a caller that gets no answer
 * writes the batch again.
 */
public final class RawEvents {
  private final RawWriter writer;
  private final RegisteredMerchants merchants;
  private final int maxDocumentBytes;
  private final IngestMeters meters;

  RawEvents(
      RawWriter writer, RegisteredMerchants merchants, int maxDocumentBytes, IngestMeters meters) {
    this.writer = writer;
    this.merchants = merchants;
    this.maxDocumentBytes = maxDocumentBytes;
    this.meters = meters;
  }

  /**
   * Starts from what there is no default for.
   *
   * @param connection stays the caller's
   * @param registry whose events are taken, and which business day they belong to
   */
  public static RawEventsBuilder builder(Connection connection, MerchantRegistry registry) {
    return new RawEventsBuilder(connection, registry);
  }

  /**
   * What writing a batch came to: accepted + refused = documents.
   *
   * @param accepted documents that are stored in {@code raw}
   * @param refused those that are stored in {@code quarantine}, in the order of the batch
   */
  public record Report(int accepted, List<Refused> refused) {
    public Report {
      refused = List.copyOf(refused);
    }

    /** All documents of the batch. */
    public int documents() {
      return accepted + refused.size();
    }
  }

  /**
   * A document that is in quarantine.
   *
   * @param index its place in the batch, from 0
   * @param reason the first rule that it breaks
   * @param detail what is wrong, in words, without the ids of visitors
   */
  public record Refused(int index, QuarantineReason reason, String detail) {}

  /**
   * Writes documents. Of two with the same merchant, business day, visitor, time and event id the
   * later one in the list counts.
   *
   * @param sourceId who sends them; tells equal bad documents of different senders apart
   * @param documents JSON in UTF-8, an event each; not to be changed until this returns
   * @throws BatchNotWritten when HBase does not take them in time; then nothing is acknowledged,
   *     and writing all of them again is safe
   */
  public Report write(String sourceId, List<byte[]> documents) throws BatchNotWritten {
    WriteBatch batch = new WriteBatch();
    List<Refused> refused = new ArrayList<>();
    EventRouter router = merchants.router();
    for (int index = 0; index < documents.size(); index++) {
      byte[] document = documents.get(index);
      Routed target = router.route(document);
      if (target instanceof Routed.ToRaw raw) {
        batch.accept(raw, document);
      } else if (target instanceof Routed.ToQuarantine quarantine) {
        Decoded.Bad verdict = quarantine.verdict();
        batch.quarantine(record(sourceId, document, verdict));
        refused.add(new Refused(index, verdict.reason(), verdict.detail()));
      }
    }
    Report report = written(sourceId, batch, documents.size(), refused);
    meters.count(report, documents);
    return report;
  }

  private Report written(String sourceId, WriteBatch batch, int documents, List<Refused> refused)
      throws BatchNotWritten {
    try {
      writer.write(batch);
    } catch (IOException e) {
      throw new BatchNotWritten(sourceId, documents, e);
    }
    Report report = new Report(Math.toIntExact(batch.accepted()), refused);
    if (report.documents() != documents) {
      throw new IllegalStateException(
          "Invalid batch: %d documents are not %d accepted + %d refused"
              .formatted(documents, report.accepted(), refused.size()));
    }
    return report;
  }

  private QuarantinedRecord record(String sourceId, byte[] document, Decoded.Bad verdict) {
    boolean cut = document.length > maxDocumentBytes;
    Receipt receipt = Receipt.of(sourceId, document.length);
    return new QuarantinedRecord(
        new QuarantineKey(verdict.merchant(), digest(sourceId, document), 0),
        verdict.reason(),
        verdict.detail(),
        cut ? receipt.cut(document.length, Digest.of(document)) : receipt,
        cut ? Arrays.copyOf(document, maxDocumentBytes) : document);
  }

  /**
   * Of the source's length, its name and the document, so that no two pairs feed the same bytes.
   */
  private static Digest digest(String sourceId, byte[] document) {
    byte[] source = Bytewise.utf8(sourceId);
    MessageDigest sha256 = Digest.sha256();
    sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(source.length).array());
    sha256.update(source);
    sha256.update(document);
    return Digest.finished(sha256);
  }
}
