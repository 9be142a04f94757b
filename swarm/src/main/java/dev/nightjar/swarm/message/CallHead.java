package dev.nightjar.swarm.message;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * What of a {@link CallRequest} is needed to carry it; the rest is read by who executes it.
 *
 * @param contract the contract's name
 * @param method the method's name
 * @param limits what it may take
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CallHead(String contract, String method, CallLimits limits) {
  /** As {@link CallRequest#fullName()}. */
  public String fullName() {
    return contract + "." + method;
  }
}
