package dev.nightjar.activities.ledger;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whom to trust as the ledger's server, and who to be there. How strictly the server is checked is
 * the URL's {@code sslMode}.
 *
 * @param caFile certificates in PEM form; empty for those that Java trusts
 * @param keyStore a PKCS #12 or JKS file with the client's key and certificate; empty for none
 * @param keyStorePassword its password
 */
public record LedgerTls(
    Optional<Path> caFile, Optional<Path> keyStore, LedgerPassword keyStorePassword) {
  /** Nothing beyond what the URL says. */
  public static final LedgerTls NONE =
      new LedgerTls(Optional.empty(), Optional.empty(), new LedgerPassword(""));

  /** What Connector/J is told of it. */
  Map<String, String> driverOptions() {
    Map<String, String> options = new TreeMap<>();
    caFile.ifPresent(
        file -> {
          PemTrustStore.register();
          options.put("trustCertificateKeyStoreUrl", url(file));
          options.put("trustCertificateKeyStoreType", PemTrustStore.TYPE);
        });
    keyStore.ifPresent(
        file -> {
          options.put("clientCertificateKeyStoreUrl", url(file));
          options.put("clientCertificateKeyStorePassword", keyStorePassword.value());
        });
    return options;
  }

  private static String url(Path file) {
    return file.toAbsolutePath().toUri().toString();
  }
}
