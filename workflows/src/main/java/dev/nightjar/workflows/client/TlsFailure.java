package dev.nightjar.workflows.client;

import java.security.cert.CertificateException;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** What is wrong with the encryption of a connection to Temporal, in words. */
final class TlsFailure {
  private static final String CHECK =
      "check temporal.tls.caFile (TEMPORAL_TLS_SERVER_CA_CERT_PATH)";

  private TlsFailure() {}

  /** The reason and what to do, when it is one of TLS; empty for others. */
  static Optional<String> words(Throwable failure) {
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
    String lower = message.toLowerCase(Locale.ROOT);
    if (lower.contains("not an ssl/tls record")) {
      return Optional.of("speaks no TLS there; check the port, or set temporal.tls=off");
    }
    if (lower.contains("first received frame was not settings")) {
      return Optional.of("does not speak as Temporal does; it may want TLS: set temporal.tls=on");
    }
    if (lower.contains("no subject alternative") || lower.contains("no name matching")) {
      return Optional.of(
          "has a certificate for another host name (%s); set temporal.tls.serverName"
              .formatted(message));
    }
    if (lower.contains("certificate_required")
        || lower.contains("alert bad certificate")
        || lower.contains("bad_certificate")
        || lower.contains("certificate required")) {
      return Optional.of(
          "wants a certificate that it trusts; set temporal.tls.certificateFile and temporal.tls.keyFile");
    }
    if (failure instanceof CertificateException
        || lower.contains("certification path")
        || lower.contains("path does not chain")
        || lower.contains("certificate_verify_failed")) {
      return Optional.of(
          "has a certificate that is signed by no authority that is trusted here; " + CHECK);
    }
    return failure instanceof SSLException
        ? Optional.of("fails at TLS (%s); %s".formatted(message, CHECK))
        : Optional.empty();
  }
}
