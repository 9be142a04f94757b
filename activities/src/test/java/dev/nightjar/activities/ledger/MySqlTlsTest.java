package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.embedded.junit.CachedPrograms;
import dev.nightjar.embedded.junit.CertificateAuthority;
import dev.nightjar.embedded.junit.CertificateAuthority.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A real MySQL server with a certificate made for it. */
@Tag("crash")
@TestInstance(Lifecycle.PER_CLASS)
final class MySqlTlsTest extends TlsContract {
  private CertificateAuthority authority;
  private CertificateAuthority stranger;
  private Process mysqld;
  private TestServer server;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    authority = CertificateAuthority.create(folder, "authority");
    stranger =
        CertificateAuthority.create(Files.createDirectory(folder.resolve("other")), "authority");
    Identity identity = authority.issue("server", "ip:127.0.0.1");
    Path data = folder.resolve("data");
    Process made = run(folder, CachedPrograms.mysqld(data), "--initialize-insecure");
    assertThat(made.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(made.exitValue()).as(said(folder)).isZero();
    Path first = folder.resolve("first.sql");
    Files.writeString(
        first,
        "CREATE USER nightjar@'%' IDENTIFIED BY 'pw'; GRANT ALL ON *.* TO nightjar@'%' WITH GRANT OPTION;");
    int port = CachedPrograms.freePort();
    mysqld =
        run(
            folder,
            CachedPrograms.mysqld(data),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--mysqlx=OFF",
            "--socket=mysqld.sock",
            "--skip-name-resolve",
            "--skip-log-bin",
            "--innodb-buffer-pool-size=64M",
            "--init-file=" + first,
            "--ssl-ca=" + authority.certificate(),
            "--ssl-cert=" + identity.certificate(),
            "--ssl-key=" + identity.key());
    server =
        new TestServer(
            "jdbc:mysql://127.0.0.1:"
                + port
                + "/mysql?sslMode=DISABLED&allowPublicKeyRetrieval=true",
            "nightjar",
            "pw");
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .ignoreExceptions()
        .untilAsserted(() -> server.run("CREATE DATABASE IF NOT EXISTS nightjar_tls"));
  }

  private static Process run(Path folder, List<String> command, String... more) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return new ProcessBuilder(all)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("mysqld.log").toFile())
        .start();
  }

  private static String said(Path folder) throws IOException {
    return Files.readString(folder.resolve("mysqld.log"));
  }

  @AfterAll
  void stop() throws InterruptedException {
    mysqld.destroy();
    assertThat(mysqld.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  @Test
  void aUserWhoMustHaveACertificateShowsTheOneOfTheKeyStore() throws Exception {
    server().run("CREATE USER certified@'%' IDENTIFIED BY 'pw' REQUIRE X509");
    server().run("GRANT ALL ON nightjar_tls.* TO certified@'%'");
    LedgerSettings trusted = settings("VERIFY_CA", authority());
    LedgerSettings bare =
        LedgerSettings.of(trusted.url(), "certified", new LedgerPassword("pw"))
            .withTls(trusted.tls());
    assertThatThrownBy(() -> cipher(bare)).hasMessageContaining("refuses user 'certified'");

    Identity client = authority().issue("client", "dns:client");
    LedgerTls tls =
        new LedgerTls(
            trusted.tls().caFile(),
            Optional.of(client.keyStore()),
            new LedgerPassword(CertificateAuthority.PASSWORD));
    assertThat(cipher(bare.withTls(tls))).isNotEmpty();
    assertThat(tls.toString()).doesNotContain(CertificateAuthority.PASSWORD);
  }

  @Override
  CertificateAuthority authority() {
    return authority;
  }

  @Override
  CertificateAuthority stranger() {
    return stranger;
  }

  @Override
  TestServer server() {
    return server;
  }
}
