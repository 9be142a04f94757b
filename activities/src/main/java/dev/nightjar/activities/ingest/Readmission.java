package dev.nightjar.activities.ingest;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.keys.RawKey;
import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.core.model.MerchantDay;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.hadoop.hbase.Cell;
import org.apache.hadoop.hbase.CellUtil;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The way back into {@code raw} for documents that were in quarantine: the decoder, the keys and
 * the arrival markers of every ingest. Thread-safe.
 *
 * <p>A region server gives such a document today's arrival, so a run reads it as late data. Beside
 * it lies when it was delivered at first, so that of two deliveries of an event the later one
 * counts, in whatever order they come back.
 */
public final class Readmission {
  /** As long as any document may be that an ingest reads. */
  public static final int MAX_DOCUMENT_BYTES = 8 << 20;

  private final Connection connection;
  private final String namespace;
  private final RawWriter writer;
  private final RegisteredMerchants merchants;

  /**
   * Into the tables of a namespace.
   *
   * @param connection stays the caller's
   * @param registry whose events are taken
   */
  public Readmission(Connection connection, String namespace, Supplier<RegistrySnapshot> registry) {
    this.connection = connection;
    this.namespace = namespace;
    this.writer = new RawWriter(connection, namespace);
    this.merchants =
        new RegisteredMerchants(registry, RegisteredMerchants.MAX_AGE, MAX_DOCUMENT_BYTES);
  }

  /** Where a document goes by today's registry. */
  public Routed route(byte[] document) {
    return merchants.router().route(document);
  }

  /** What lies in rows of {@code raw} now; empty where nothing does. */
  public List<Optional<Delivery>> deliveries(List<RawKey> keys) throws IOException {
    List<Get> gets = new ArrayList<>(keys.size());
    for (RawKey key : keys) {
      gets.add(
          new Get(key.bytes())
              .addColumn(WriteBatch.FAMILY, WriteBatch.DOCUMENT)
              .addColumn(WriteBatch.FAMILY, WriteBatch.DELIVERED));
    }
    List<Optional<Delivery>> deliveries = new ArrayList<>(keys.size());
    try (Table raw = connection.getTable(HBaseTable.RAW.in(namespace))) {
      for (Result row : raw.get(gets)) {
        deliveries.add(Optional.ofNullable(delivery(row)));
      }
    }
    return deliveries;
  }

  private static @Nullable Delivery delivery(Result row) {
    Cell document = row.getColumnLatestCell(WriteBatch.FAMILY, WriteBatch.DOCUMENT);
    if (document == null) {
      return null;
    }
    Cell delivered = row.getColumnLatestCell(WriteBatch.FAMILY, WriteBatch.DELIVERED);
    long millis =
        delivered != null && delivered.getTimestamp() == document.getTimestamp()
            ? Bytes.toLong(CellUtil.cloneValue(delivered))
            : document.getTimestamp();
    return new Delivery(CellUtil.cloneValue(document), Instant.ofEpochMilli(millis));
  }

  /**
   * A document on its way back.
   *
   * @param target where it goes
   * @param document its bytes; not copied
   * @param delivered when it was delivered at first; null for a delivery of today
   */
  @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
  public record Returning(Routed.ToRaw target, byte[] document, @Nullable Instant delivered) {}

  /**
   * Writes documents, of two in one row the last, and announces merchant-days; all of it is stored
   * when this returns. When it throws, part of it may be, and repeating it is safe.
   */
  public void write(List<Returning> documents, Collection<MerchantDay> announced)
      throws IOException {
    WriteBatch batch = new WriteBatch();
    documents.forEach(
        document ->
            batch.acceptAgain(document.target(), document.document(), document.delivered()));
    announced.forEach(batch::announce);
    writer.write(batch);
  }
}
