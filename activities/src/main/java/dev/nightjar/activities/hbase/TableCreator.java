package dev.nightjar.activities.hbase;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hadoop.hbase.NamespaceDescriptor;
import org.apache.hadoop.hbase.NamespaceExistException;
import org.apache.hadoop.hbase.TableExistsException;
import org.apache.hadoop.hbase.TableName;
import org.apache.hadoop.hbase.client.Admin;
import org.apache.hadoop.hbase.client.Connection;
import org.jspecify.annotations.Nullable;

/**
 * Creates the namespace and the tables, pre-split by the hash in their keys. Idempotent: what
 * exists is compared and left as it is, and two creators at once end like one.
 */
public final class TableCreator {
  private static final long CREATION_MINUTES = 2;

  private final Admin admin;
  private final String namespace;
  private final TableOptions options;

  private TableCreator(Admin admin, String namespace, TableOptions options) {
    this.admin = admin;
    this.namespace = namespace;
    this.options = options;
  }

  /**
   * Creates what is missing.
   *
   * @param namespace the HBase namespace, made if it is missing
   * @return what was found or done, a table each, in the order of {@link HBaseTable}
   * @throws CodecMissing when HBase's servers lack the compression codec
   * @throws IOException when HBase can't be reached or refuses
   */
  public static List<TableOutcome> create(
      Connection connection, String namespace, TableOptions options) throws IOException {
    try (Admin admin = connection.getAdmin()) {
      return new TableCreator(admin, namespace, options).create();
    }
  }

  private List<TableOutcome> create() throws IOException {
    createNamespace();
    Map<HBaseTable, Future<Void>> creations = new EnumMap<>(HBaseTable.class);
    for (HBaseTable table : HBaseTable.values()) {
      if (!admin.tableExists(table.in(namespace))) {
        creations.put(table, startCreation(table));
      }
    }
    List<TableOutcome> outcomes = new ArrayList<>();
    for (HBaseTable table : HBaseTable.values()) {
      Future<Void> creation = creations.get(table);
      boolean created = creation != null && isCreated(table, creation);
      outcomes.add(created ? TableOutcome.created(table) : found(table));
    }
    return outcomes;
  }

  private void createNamespace() throws IOException {
    if (List.of(admin.listNamespaces()).contains(namespace)) {
      return;
    }
    try {
      admin.createNamespace(NamespaceDescriptor.create(namespace).build());
    } catch (NamespaceExistException e) {
      // Another creator was faster, which is as good.
    }
  }

  private Future<Void> startCreation(HBaseTable table) throws IOException {
    TableLayout layout = new TableLayout(table, options);
    try {
      return admin.createTableAsync(
          layout.descriptor(table.in(namespace)),
          layout.splitKeys().length == 0 ? null : layout.splitKeys());
    } catch (IOException e) {
      throw explained(table, e);
    }
  }

  /** Whether this creation made the table; false when another creator was faster. */
  private boolean isCreated(HBaseTable table, Future<Void> creation) throws IOException {
    try {
      creation.get(CREATION_MINUTES, TimeUnit.MINUTES);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TableExistsException) {
        return false;
      }
      throw explained(table, e.getCause());
    } catch (TimeoutException e) {
      throw new IOException(
          "Cannot create table %s: HBase took more than %d minutes. It is safe to try again"
              .formatted(table.in(namespace), CREATION_MINUTES),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while creating " + table.in(namespace));
    }
  }

  private TableOutcome found(HBaseTable table) throws IOException {
    return TableOutcome.found(
        table,
        new TableLayout(table, options).differences(admin.getDescriptor(table.in(namespace))));
  }

  private IOException explained(HBaseTable table, @Nullable Throwable cause) {
    TableName name = table.in(namespace);
    String message = cause == null ? "no reason given" : String.valueOf(cause.getMessage());
    if (message.toLowerCase(Locale.ROOT).contains("compression")) {
      return new CodecMissing(name, options.compression(), cause);
    }
    return new IOException("Cannot create table %s: %s".formatted(name, message), cause);
  }
}
