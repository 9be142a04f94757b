package dev.nightjar.activities.ingest;

import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.activities.quarantine.Receipt;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.model.Digest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is done with each batch of a source's lines. Thread-safe. */
final class BatchWork {
  private final String source;
  private final RegisteredMerchants merchants;
  private final RawWriter writer;

  BatchWork(String source, RegisteredMerchants merchants, RawWriter writer) {
    this.source = source;
    this.merchants = merchants;
    this.writer = writer;
  }

  /** Decodes the lines and decides where each goes; blank ones go nowhere. */
  WriteBatch route(SourceBatch batch) {
    EventRouter router = merchants.router();
    WriteBatch routed = new WriteBatch();
    Map<SourceLine, Decoded.Bad> bad = new LinkedHashMap<>();
    for (SourceLine line : batch.lines()) {
      if (!line.isBlank()) {
        route(router, line, routed, bad);
      }
    }
    if (!bad.isEmpty()) {
      Map<SourceLine, Digest> digests = batch.digests(bad.keySet());
      bad.forEach((line, verdict) -> routed.quarantine(record(line, verdict, digests)));
    }
    return routed;
  }

  /** Stores a batch. */
  void write(WriteBatch batch) throws IOException {
    writer.write(batch);
  }

  private static void route(
      EventRouter router, SourceLine line, WriteBatch routed, Map<SourceLine, Decoded.Bad> bad) {
    byte[] document = line.document();
    Routed target = line.isCut() ? router.tooLong(line.length()) : router.route(document);
    if (target instanceof Routed.ToRaw raw) {
      routed.accept(raw, document);
    } else if (target instanceof Routed.ToQuarantine refused) {
      bad.put(line, refused.verdict());
    }
  }

  private QuarantinedRecord record(
      SourceLine line, Decoded.Bad verdict, Map<SourceLine, Digest> digests) {
    Digest digest = digests.get(line);
    if (digest == null) {
      throw new IllegalStateException("The line at byte " + line.offset() + " has no digest");
    }
    return new QuarantinedRecord(
        new QuarantineKey(verdict.merchant(), digest, line.offset()),
        verdict.reason(),
        verdict.detail(),
        receipt(line),
        line.document());
  }

  private Receipt receipt(SourceLine line) {
    Receipt receipt = Receipt.of(source, line.document().length).atLine(line.number());
    Digest whole = line.whole();
    return whole == null ? receipt : receipt.cut(line.length(), whole);
  }
}
