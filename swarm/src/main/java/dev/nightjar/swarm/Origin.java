package dev.nightjar.swarm;

import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.stub.Invocation;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a call was made with: by it, it is made again.
 *
 * @param invocation the method with its arguments
 * @param options what the caller said beside
 * @param context values that travel with it, by key
 * @param host the worker host that is to execute it; {@code null} for any
 */
record Origin(
    Invocation invocation,
    CallOptions options,
    SortedMap<String, String> context,
    @Nullable String host) {
  /** In the context of this thread, on any worker host. */
  static Origin of(Invocation invocation, CallOptions options) {
    return new Origin(invocation, options, SwarmContext.current().values(), null);
  }

  /** The same on a worker host. */
  Origin on(String only) {
    return new Origin(invocation, options, context, only);
  }

  String name() {
    return invocation.fullName();
  }

  String lane() {
    return invocation.contract().lane();
  }

  /** For a call of its own: an id names the first one for good. */
  Origin again() {
    return new Origin(invocation, options.withoutId(), context, host);
  }
}
