package dev.nightjar.activities.window;

import java.io.IOException;

/**
 * Takes what comes of a window's inputs, in their order, on the calling thread.
 *
 * @param <O> what comes of an input
 */
@FunctionalInterface
public interface Results<O> {
  /** Takes one. */
  void accept(O result) throws IOException;
}
