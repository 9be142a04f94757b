package dev.nightjar.activities.window;

import java.io.IOException;

/** What another thread does for the one that asks. */
@FunctionalInterface
public interface Task {
  /** Does it; an interrupt asks it to stop. */
  void run() throws IOException;
}
