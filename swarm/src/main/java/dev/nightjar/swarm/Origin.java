package dev.nightjar.swarm;

import dev.nightjar.swarm.stub.Invocation;
import org.jspecify.annotations.Nullable;

/**
 * What a call was made with: by it, it is made again.
 *
 * @param invocation the method with its arguments
 * @param options what the caller said beside
 * @param host the worker host that is to execute it; {@code null} for any
 */
record Origin(Invocation invocation, CallOptions options, @Nullable String host) {
  static Origin of(Invocation invocation, CallOptions options) {
    return new Origin(invocation, options, null);
  }

  String name() {
    return invocation.fullName();
  }

  String lane() {
    return invocation.contract().lane();
  }

  /** For a call of its own: an id names the first one for good. */
  Origin again() {
    return new Origin(invocation, options.withoutId(), host);
  }
}
