package dev.nightjar.worker.config;

import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a client gets in at Temporal: in the clear, over TLS, with a certificate of its own, with an
 * API key. It never shows the key.
 *
 * @param profile the same as Temporal's libraries have it
 */
public record TemporalAccess(ClientConfigProfile profile) {
  /**
   * What a connection is opened with.
   *
   * @throws IllegalArgumentException when a certificate or key can't be used, or an API key would
   *     go out in the clear
   */
  public WorkflowServiceStubsOptions connectionOptions() {
    if (hasApiKey() && !isEncrypted()) {
      throw new IllegalArgumentException(
          "an API key is sent over TLS alone, and TLS is turned off; remove temporal.tls=off"
              + " (TEMPORAL_TLS=false, tls.disabled), or the API key");
    }
    try {
      return profile.toWorkflowServiceStubsOptions();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException(
          "the certificates or the key for TLS can't be used: %s. They must be PEM files that this user can read, the key PKCS #8 without a password"
              .formatted(deepest(e)),
          e);
    }
  }

  private boolean isEncrypted() {
    ClientConfigTLS tls = profile.getTls();
    return tls == null ? hasApiKey() : !Boolean.TRUE.equals(tls.isDisabled());
  }

  private boolean hasApiKey() {
    return isSet(profile.getApiKey());
  }

  /** Such as {@code TLS with a certificate of its own}. */
  public String words() {
    List<String> with = new ArrayList<>();
    ClientConfigTLS tls = profile.getTls();
    if (tls != null && (isSet(tls.getClientCertPath()) || tls.getClientCertData() != null)) {
      with.add("a certificate of its own");
    }
    if (hasApiKey()) {
      with.add("an API key");
    }
    String channel = isEncrypted() ? "TLS" : "no TLS";
    return with.isEmpty() ? channel : channel + " with " + String.join(" and ", with);
  }

  private static String deepest(Throwable failure) {
    Throwable at = failure;
    while (at.getCause() != null) {
      at = at.getCause();
    }
    return Optional.ofNullable(at.getMessage()).orElse(at.getClass().getSimpleName());
  }

  private static boolean isSet(@Nullable String text) {
    return text != null && !text.isEmpty();
  }

  @Override
  public String toString() {
    return words();
  }
}
