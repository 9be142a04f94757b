package dev.nightjar.activities.window;

import java.io.IOException;

/**
 * What is done with each input of a window, on one of its threads.
 *
 * @param <I> the input
 * @param <O> what comes of it
 */
@FunctionalInterface
public interface Step<I, O> {
  /** Does it; an interrupt asks it to stop. */
  O apply(I input) throws IOException;
}
