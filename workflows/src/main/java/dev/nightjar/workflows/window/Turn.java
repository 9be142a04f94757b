package dev.nightjar.workflows.window;

import java.time.Instant;

/**
 * One turn of a coordinator: it took in what had ended, and asks for what may start next.
 *
 * @param at when the turn began
 * @param ended steps that it took in as ended
 * @param started steps that it starts; the server learns of them when the turn ends
 * @param running steps that are started and not ended, those that it starts included
 * @param waiting steps that wait for room in the window
 */
public record Turn(Instant at, int ended, int started, int running, int waiting) {
  public Turn {
    if (ended < 0 || started < 0 || running < started || waiting < 0) {
      throw new IllegalArgumentException(
          "Invalid turn: %d ended, %d started, %d running, %d waiting"
              .formatted(ended, started, running, waiting));
    }
  }

  /** Steps that the server can hand out while the turn lasts, or that worker hosts are at. */
  int dispatched() {
    return running - started;
  }

  /** Whether worker hosts must hear from the coordinator again before all steps have run. */
  boolean isAwaited() {
    return started > 0 || waiting > 0;
  }
}
