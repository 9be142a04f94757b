package dev.nightjar.worker.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where HBase is, and how long to wait for it.
 *
 * @param quorum its ZooKeeper servers, {@code HOST[:PORT]} with commas between them; the site
 *     file's when one is given
 * @param siteFile an {@code hbase-site.xml} with what the cluster needs beyond that
 * @param namespace the HBase namespace of the tables
 * @param operationTimeout how long one operation may take with all its retries
 * @param rpcTimeout how long one call may take
 * @param scannerTimeout how long a scanner may take to its next rows
 */
public record HBaseSettings(
    String quorum,
    Optional<Path> siteFile,
    String namespace,
    Duration operationTimeout,
    Duration rpcTimeout,
    Duration scannerTimeout) {
  /** Where it is, in words. */
  public String place() {
    return siteFile.map(file -> "of " + file).orElse(quorum);
  }

  static HBaseSettings read(ConfigurationReader reader) {
    return new HBaseSettings(
        reader.value(Settings.HBASE_QUORUM),
        reader.value(Settings.HBASE_SITE_FILE),
        reader.value(Settings.HBASE_NAMESPACE),
        reader.value(Settings.HBASE_OPERATION_TIMEOUT),
        reader.value(Settings.HBASE_RPC_TIMEOUT),
        reader.value(Settings.HBASE_SCANNER_TIMEOUT));
  }
}
