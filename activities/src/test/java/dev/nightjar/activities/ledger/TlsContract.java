package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.embedded.junit.CertificateAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The ledger over TLS. A server's test extends it; the server has a certificate for {@code
 * 127.0.0.1} alone.
 */
abstract class TlsContract {
  /** Who signed the server's certificate, and the clients'. */
  abstract CertificateAuthority authority();

  /** Another, of the same name, that the server knows nothing of. */
  abstract CertificateAuthority stranger();

  /** The server. */
  abstract TestServer server();

  @Test
  void aServerOfATrustedAuthorityIsUsedAndTheConnectionIsEncrypted() {
    assertThat(cipher(settings("VERIFY_CA", authority()))).isNotEmpty();
    assertThat(cipher(settings("VERIFY_IDENTITY", authority()))).isNotEmpty();
    assertThat(cipher(settings("DISABLED", authority()))).isEmpty();
  }

  @Test
  void aServerOfAnotherAuthorityIsRefusedInWords() {
    assertThatThrownBy(() -> cipher(settings("VERIFY_CA", stranger())))
        .isInstanceOf(LedgerNotReady.class)
        .hasMessageContainingAll(
            server().settings("nightjar").server(),
            "signed by no authority that is trusted here",
            "Set mysql.caFile");
  }

  @Test
  void aServerThatNobodyKnowsIsRefusedWhenNoAuthorityIsNamed() {
    LedgerSettings settings = settings("VERIFY_CA", authority()).withTls(LedgerTls.NONE);
    assertThatThrownBy(() -> cipher(settings)).hasMessageContaining("Set mysql.caFile");
  }

  @Test
  void aServerUnderAnotherNameIsRefusedInWordsWhereItsNameIsLookedAt() {
    LedgerSettings direct = settings("VERIFY_IDENTITY", authority());
    LedgerSettings renamed = at(direct, direct.server().replace("127.0.0.1", "localhost"));
    assertThatThrownBy(() -> cipher(renamed))
        .isInstanceOf(LedgerNotReady.class)
        .hasMessageContainingAll("another host name", "sslMode=VERIFY_CA");
    LedgerSettings lenient = settings("VERIFY_CA", authority());
    assertThat(cipher(at(lenient, renamed.server()))).isNotEmpty();
  }

  @Test
  void aFileThatHoldsNoCertificateIsNamed() throws IOException {
    Path empty = Files.createTempFile("nightjar", ".pem");
    try {
      LedgerSettings settings =
          settings("VERIFY_CA", authority()).withTls(trusting(Optional.of(empty)));
      assertThatThrownBy(() -> cipher(settings))
          .hasMessageContainingAll(empty.toString(), "no certificate in it");
    } finally {
      Files.delete(empty);
    }
  }

  /** The cipher of a connection of the ledger's pool; empty for none. */
  static String cipher(LedgerSettings settings) {
    try (LedgerDatabase database = LedgerDatabase.open(settings)) {
      return database
          .sql()
          .statement(
              "ask for the cipher",
              handle ->
                  handle
                      .select("SHOW SESSION STATUS LIKE 'Ssl_cipher'")
                      .map((row, context) -> row.getString(2))
                      .one());
    }
  }

  final LedgerSettings settings(String sslMode, CertificateAuthority trusted) {
    LedgerSettings plain = server().settings("nightjar_tls");
    return LedgerSettings.of(
            plain.url().replace("sslMode=DISABLED", "sslMode=" + sslMode)
                + "&createDatabaseIfNotExist=true",
            plain.user(),
            plain.password())
        .withTls(trusting(Optional.of(trusted.certificate())));
  }

  private static LedgerTls trusting(Optional<Path> caFile) {
    return new LedgerTls(caFile, Optional.empty(), new LedgerPassword(""));
  }

  private static LedgerSettings at(LedgerSettings settings, String server) {
    return LedgerSettings.of(
            settings.url().replace(settings.server(), server), settings.user(), settings.password())
        .withTls(settings.tls());
  }
}
