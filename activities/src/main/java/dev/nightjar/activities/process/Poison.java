package dev.nightjar.activities.process;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;

/**
 * The raw rows of a slice on which the job's code fails. What they are is a pure function of job
 * version and raw rows, so every execution leaves out the same ones. Immutable.
 */
final class Poison {
  static final Poison NONE = new Poison(Map.of());

  private final Map<ByteBuffer, String> details;

  /** By row key, each with what the job says of it. */
  Poison(Map<ByteBuffer, String> details) {
    this.details = Map.copyOf(details);
  }

  /** What the job says of a row, if that is to be left out. */
  Optional<String> of(byte[] key) {
    return details.isEmpty()
        ? Optional.empty()
        : Optional.ofNullable(details.get(ByteBuffer.wrap(key)));
  }

  int rows() {
    return details.size();
  }
}
