package dev.nightjar.worker.config;

import dev.nightjar.activities.hbase.KerberosLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where HBase is, and how long to wait for it.
 *
 * @param quorum its ZooKeeper servers, {@code HOST[:PORT]} with commas between them; the site
 *     file's when one is given
 * @param siteFile an {@code hbase-site.xml} with what the cluster needs beyond that
 * @param kerberos who to be where the cluster asks for Kerberos; empty for whom a ticket says
 * @param namespace the HBase namespace of the tables
 * @param connectTimeout how long opening waits for an answer
 * @param operationTimeout how long one operation may take with all its retries
 * @param rpcTimeout how long one call may take
 * @param scannerTimeout how long a scanner may take to its next rows
 */
public record HBaseSettings(
    String quorum,
    Optional<Path> siteFile,
    Optional<KerberosLogin> kerberos,
    String namespace,
    Duration connectTimeout,
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
        kerberos(reader),
        reader.value(Settings.HBASE_NAMESPACE),
        reader.value(Settings.HBASE_CONNECT_TIMEOUT),
        reader.value(Settings.HBASE_OPERATION_TIMEOUT),
        reader.value(Settings.HBASE_RPC_TIMEOUT),
        reader.value(Settings.HBASE_SCANNER_TIMEOUT));
  }

  private static Optional<KerberosLogin> kerberos(ConfigurationReader reader) {
    Optional<String> principal = reader.value(Settings.HBASE_PRINCIPAL);
    Optional<Path> keytab = reader.readable(Settings.HBASE_KEYTAB_FILE);
    if (principal.isPresent() != reader.value(Settings.HBASE_KEYTAB_FILE).isPresent()) {
      reader.problem(
          principal.isPresent() ? Settings.HBASE_KEYTAB_FILE : Settings.HBASE_PRINCIPAL,
          "",
          "must be set too: a principal and its keytab go together");
    }
    if (principal.isPresent() && reader.value(Settings.HBASE_SITE_FILE).isEmpty()) {
      reader.problem(
          Settings.HBASE_SITE_FILE,
          "",
          "must be set too: only an hbase-site.xml says that the cluster asks for Kerberos");
    }
    return principal.flatMap(name -> keytab.map(file -> new KerberosLogin(name, file)));
  }
}
