package dev.nightjar.activities.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Key;
import java.security.KeyStoreSpi;
import java.security.Provider;
import java.security.Security;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collections;
import java.util.Date;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A trust store that is a file of certificates in PEM form, as MySQL itself and the clouds hand
 * them out. Connector/J takes key stores alone, and those of Java want a password for what is no
 * secret. It holds no keys and can't be written.
 */
public final class PemTrustStore extends KeyStoreSpi {
  /** Its name among the types of key stores. */
  static final String TYPE = "NIGHTJAR-PEM";

  private final Map<String, Certificate> certificates = new LinkedHashMap<>();

  /** Makes the type known to Java; again does nothing. */
  static void register() {
    Security.addProvider(new PemProvider());
  }

  /** Java finds the type by it. */
  private static final class PemProvider extends Provider {
    private static final long serialVersionUID = 1L;

    PemProvider() {
      super("Nightjar", "1", "Certificates in PEM form as a trust store");
      put("KeyStore." + TYPE, PemTrustStore.class.getName());
    }
  }

  @Override
  public void engineLoad(@Nullable InputStream stream, char @Nullable [] password)
      throws IOException, CertificateException {
    if (stream == null) {
      return;
    }
    for (Certificate certificate :
        CertificateFactory.getInstance("X.509").generateCertificates(stream)) {
      certificates.put("ca" + certificates.size(), certificate);
    }
    if (certificates.isEmpty()) {
      throw new IOException("there is no certificate in it; it must be in PEM form");
    }
  }

  @Override
  public Enumeration<String> engineAliases() {
    return Collections.enumeration(certificates.keySet());
  }

  @Override
  public boolean engineContainsAlias(String alias) {
    return certificates.containsKey(alias);
  }

  @Override
  public int engineSize() {
    return certificates.size();
  }

  @Override
  public boolean engineIsCertificateEntry(String alias) {
    return engineContainsAlias(alias);
  }

  @Override
  public boolean engineIsKeyEntry(String alias) {
    return false;
  }

  @Override
  public @Nullable Certificate engineGetCertificate(String alias) {
    return certificates.get(alias);
  }

  @Override
  public @Nullable Key engineGetKey(String alias, char[] password) {
    return null;
  }

  @Override
  public Certificate @Nullable [] engineGetCertificateChain(String alias) {
    return null;
  }

  @Override
  public @Nullable Date engineGetCreationDate(String alias) {
    return null;
  }

  @Override
  public @Nullable String engineGetCertificateAlias(Certificate certificate) {
    return certificates.entrySet().stream()
        .filter(entry -> entry.getValue().equals(certificate))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void engineSetKeyEntry(String alias, Key key, char[] password, Certificate[] chain) {
    throw readOnly();
  }

  @Override
  public void engineSetKeyEntry(String alias, byte[] key, Certificate[] chain) {
    throw readOnly();
  }

  @Override
  public void engineSetCertificateEntry(String alias, Certificate certificate) {
    throw readOnly();
  }

  @Override
  public void engineDeleteEntry(String alias) {
    throw readOnly();
  }

  @Override
  public void engineStore(OutputStream stream, char[] password) {
    throw readOnly();
  }

  private static UnsupportedOperationException readOnly() {
    return new UnsupportedOperationException("A trust store of PEM files is only read");
  }
}
