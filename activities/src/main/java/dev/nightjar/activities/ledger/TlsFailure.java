package dev.nightjar.activities.ledger;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** What is wrong with the encryption of a connection, in words. */
final class TlsFailure {
  private static final String NOT_OFFERED = "SSL Connection required";
  private static final String OTHER_NAME = "Server identity verification failed";

  private TlsFailure() {}

  /** The reason and what to do, when it is one of TLS; empty for others. */
  static Optional<String> words(@Nullable Throwable failure) {
    Optional<String> words = Optional.empty();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      // What lies deeper says more.
      Optional<String> here = wordsOf(at);
      words = here.isPresent() ? here : words;
    }
    return words;
  }

  private static Optional<String> wordsOf(Throwable failure) {
    String message = String.valueOf(failure.getMessage());
    if (message.contains(NOT_OFFERED)) {
      return Optional.of(
          "it offers no TLS, and sslMode in mysql.url requires it. Turn TLS on there (ssl_cert, ssl_key), or ask for less");
    }
    if (message.contains(OTHER_NAME)) {
      return Optional.of(
          "its certificate is for another host name. Name the host in mysql.url as the certificate does, or use sslMode=VERIFY_CA");
    }
    if (failure instanceof CertificateExpiredException) {
      return Optional.of("its certificate has expired. Give the server a new one");
    }
    if (failure instanceof CertPathBuilderException
        || failure instanceof CertPathValidatorException
        || failure instanceof CertificateException) {
      return Optional.of(
          "its certificate is signed by no authority that is trusted here (%s). Set mysql.caFile to the PEM file of the authority that signed it"
              .formatted(message));
    }
    return failure instanceof SSLException
        ? Optional.of(
            "TLS failed: %s. Check sslMode in mysql.url, mysql.caFile and mysql.keyStore.file"
                .formatted(message))
        : Optional.empty();
  }
}
