package dev.nightjar.activities.replay;

import dev.nightjar.activities.ingest.Readmission;
import dev.nightjar.activities.ingest.Routed;
import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineFilter;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.activities.quarantine.QuarantinedRecord;
import dev.nightjar.core.event.Decoded;
import dev.nightjar.core.keys.QuarantineKey;
import dev.nightjar.core.merchant.RegistrySnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;

/**
 * Reads records of the quarantine again, by today's registry, in the order in which they came. What
 * is readable goes into {@code raw} and leaves the quarantine; what is not stays, with the reason
 * of today. It may be killed at any moment and done again. For one thread.
 */
public final class Replay {
  private static final int RECORDS_IN_ORDER = 200_000;
  private static final int RECORDS_AT_ONCE = 500;
  private static final long BYTES_AT_ONCE = 16 << 20;

  private final QuarantineStore store;
  private final Readmission readmission;
  private final ReplayMode mode;
  private final Consumer<ReplayProgress> listener;
  private final int inOrder;

  /**
   * A replay.
   *
   * @param connection stays the caller's
   * @param namespace the HBase namespace of the tables
   * @param registry whose events are taken; asked again at most every 30 seconds
   * @param mode whether to write
   * @param listener is told how far it is, in the calling thread
   */
  public Replay(
      Connection connection,
      String namespace,
      Supplier<RegistrySnapshot> registry,
      ReplayMode mode,
      Consumer<ReplayProgress> listener) {
    this(connection, namespace, registry, mode, listener, RECORDS_IN_ORDER);
  }

  Replay(
      Connection connection,
      String namespace,
      Supplier<RegistrySnapshot> registry,
      ReplayMode mode,
      Consumer<ReplayProgress> listener,
      int inOrder) {
    this.store = new QuarantineStore(connection, namespace);
    this.readmission = new Readmission(connection, namespace, registry);
    this.mode = mode;
    this.listener = listener;
    this.inOrder = inOrder;
  }

  /** Reads all records that fit a filter and were there when this began. */
  public ReplayReport replay(QuarantineFilter filter) throws IOException {
    QuarantineFilter before = filter.storedBefore(store.now());
    InOrder order = new InOrder(store, before, inOrder);
    ReplayTally tally = new ReplayTally();
    for (List<Chosen> some = order.next(); !some.isEmpty(); some = order.next()) {
      replay(some, tally);
    }
    return tally.report(mode);
  }

  /** Reads some records. */
  public ReplayReport replay(List<QuarantineEntry> entries) throws IOException {
    ReplayTally tally = new ReplayTally();
    replay(entries.stream().map(Chosen::of).sorted().distinct().toList(), tally);
    return tally.report(mode);
  }

  /**
   * Takes corrected documents in place of those that records hold; each counts as delivered today.
   *
   * @param file lines of the form that {@link CorrectedLine} reads
   */
  public ReplayReport corrected(Path file) throws IOException {
    ReplayTally tally = new ReplayTally();
    new CorrectedReplay(store, readmission, mode, tally, listener).replay(file);
    return tally.report(mode);
  }

  private void replay(List<Chosen> chosen, ReplayTally tally) throws IOException {
    List<QuarantineKey> keys = new ArrayList<>();
    long bytes = 0;
    for (Chosen next : chosen) {
      if (keys.size() == RECORDS_AT_ONCE
          || (!keys.isEmpty() && bytes + next.bytes() > BYTES_AT_ONCE)) {
        replayAtOnce(keys, tally);
        keys.clear();
        bytes = 0;
      }
      keys.add(next.key());
      bytes += Math.min(next.bytes(), Readmission.MAX_DOCUMENT_BYTES);
    }
    replayAtOnce(keys, tally);
  }

  private void replayAtOnce(List<QuarantineKey> keys, ReplayTally tally) throws IOException {
    List<HeldDocument> found =
        store.documents(keys).stream()
            .sorted(Comparator.comparing(held -> Chosen.of(held.entry())))
            .collect(Collectors.toList());
    ReplayBatch batch = new ReplayBatch(readmission, tally);
    found.forEach(held -> route(held, batch, tally));
    batch.decide();
    if (mode == ReplayMode.FOR_REAL) {
      batch.write(store);
    }
    listener.accept(new ReplayProgress(tally.chosen(), tally.left()));
  }

  private void route(HeldDocument held, ReplayBatch batch, ReplayTally tally) {
    if (held.entry().receipt().isCut()) {
      tally.cut();
      return;
    }
    Routed routed = readmission.route(held.document());
    if (routed instanceof Routed.ToRaw raw) {
      batch.returns(held.entry(), raw, held.document());
    } else if (routed instanceof Routed.ToQuarantine refused) {
      tally.still(refused.verdict().reason());
      restate(held, refused.verdict(), batch);
    }
  }

  /**
   * A record that names a merchant who is registered by now moves to that merchant, as if it came
   * today; it is never taken from a merchant. One that a night found in a row of {@code raw} stays
   * where that night would put it again.
   */
  private static void restate(HeldDocument held, Decoded.Bad verdict, ReplayBatch batch) {
    QuarantineEntry entry = held.entry();
    QuarantineKey key = entry.key();
    if (verdict.merchant() != null && entry.receipt().rawRow() == null) {
      key = new QuarantineKey(verdict.merchant(), key.source(), key.offset());
    }
    if (!key.equals(entry.key())
        || verdict.reason() != entry.reason()
        || !verdict.detail().equals(entry.detail())) {
      batch.restates(
          entry,
          new QuarantinedRecord(
              key,
              verdict.reason(),
              verdict.detail(),
              entry.receipt().arrived(entry.arrival()),
              held.document()));
    }
  }
}
