package dev.nightjar.activities.ledger;

import dev.nightjar.embedded.EmbeddedOptions;
import dev.nightjar.embedded.EmbeddedStack;
import dev.nightjar.embedded.Part;
import dev.nightjar.embedded.junit.CertificateAuthority;
import dev.nightjar.embedded.junit.CertificateAuthority.Identity;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** A MariaDB server of its own, with a certificate made for it. */
@TestInstance(Lifecycle.PER_CLASS)
final class MariaDbTlsTest extends TlsContract {
  private CertificateAuthority authority;
  private CertificateAuthority stranger;
  private EmbeddedStack stack;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    authority = CertificateAuthority.create(folder, "authority");
    stranger =
        CertificateAuthority.create(Files.createDirectory(folder.resolve("other")), "authority");
    Identity server = authority.issue("server", "ip:127.0.0.1");
    stack =
        EmbeddedStack.start(
            EmbeddedOptions.defaults()
                .withParts(Part.MYSQL)
                .withMariaDbArguments(
                    "--ssl",
                    "--ssl-ca=" + authority.certificate(),
                    "--ssl-cert=" + server.certificate(),
                    "--ssl-key=" + server.key()));
  }

  @AfterAll
  void stop() {
    stack.close();
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
    return TestServer.of(stack);
  }
}
