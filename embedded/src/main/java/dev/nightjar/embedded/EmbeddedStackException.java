package dev.nightjar.embedded;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The embedded stack could not be started or used. The message names the part, the reason and what
 * to do; when it is thrown by a start, nothing of that stack runs any more.
 */
public final class EmbeddedStackException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final @Nullable Part part;

  EmbeddedStackException(@Nullable Part part, String message, @Nullable Throwable cause) {
    super(part == null ? message : part.title() + ": " + message, cause);
    this.part = part;
  }

  /** The part that failed; empty when it was the stack as a whole, its folder for example. */
  public Optional<Part> part() {
    return Optional.ofNullable(part);
  }
}
