package dev.nightjar.embedded.junit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * An authority that signs certificates for a test, made with the JDK's own keytool. Its keys are
 * good for a day.
 */
public final class CertificateAuthority {
  /** The password of every key store; it guards nothing. */
  public static final String PASSWORD = "of-a-test";

  private static final String ALIAS = "mine";

  private final Path folder;
  private final String name;

  private CertificateAuthority(Path folder, String name) {
    this.folder = folder;
    this.name = name;
  }

  /**
   * The files of who has a certificate.
   *
   * @param certificate in PEM form
   * @param key in PEM form, PKCS #8, not encrypted
   * @param keyStore both, PKCS #12, with {@link #PASSWORD}
   */
  public record Identity(Path certificate, Path key, Path keyStore) {}

  /** A new authority, whose files go into the folder. */
  public static CertificateAuthority create(Path folder, String name)
      throws IOException, InterruptedException {
    CertificateAuthority authority = new CertificateAuthority(folder, name);
    authority.keyPair(name, "-ext", "bc:c");
    authority.keytool(name, "-exportcert", "-rfc", "-file", authority.certificate().toString());
    return authority;
  }

  /** Its certificate in PEM form: whoever trusts it trusts all that it has signed. */
  public Path certificate() {
    return file(name, ".pem");
  }

  /**
   * Signs a certificate for somebody.
   *
   * @param subject a name, and that of the files
   * @param addresses what it is reached at, such as {@code ip:127.0.0.1,dns:localhost}
   */
  public Identity issue(String subject, String addresses)
      throws IOException, InterruptedException, GeneralSecurityException {
    keyPair(subject);
    Path request = file(subject, ".csr");
    Path certificate = file(subject, ".pem");
    keytool(subject, "-certreq", "-file", request.toString());
    keytool(
        name,
        "-gencert",
        "-rfc",
        "-ext",
        "san=" + addresses,
        "-validity",
        "1",
        "-infile",
        request.toString(),
        "-outfile",
        certificate.toString());
    String chain = Files.readString(certificate) + Files.readString(certificate());
    Path both = Files.writeString(file(subject, ".chain.pem"), chain);
    keytool(subject, "-importcert", "-noprompt", "-file", both.toString());
    Path key = file(subject, ".key");
    Files.writeString(key, privateKey(subject));
    return new Identity(certificate, key, store(subject));
  }

  private void keyPair(String subject, String... more) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of("-genkeypair", "-keyalg", "EC"));
    words.addAll(List.of("-groupname", "secp256r1", "-validity", "1", "-dname", "CN=" + subject));
    words.addAll(List.of(more));
    keytool(subject, words.toArray(String[]::new));
  }

  private void keytool(String owner, String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    // It is over before the second compiler would earn what it costs.
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of(words));
    command.addAll(List.of("-alias", ALIAS, "-keystore", store(owner).toString()));
    command.addAll(List.of("-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException("keytool " + words[0] + " failed: " + said);
    }
  }

  private String privateKey(String subject) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store(subject))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    byte[] key = keys.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded();
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key));
  }

  private Path store(String owner) {
    return file(owner, ".p12");
  }

  private Path file(String owner, String ending) {
    return folder.resolve(owner + ending);
  }
}
