package dev.nightjar.workflows.control;

import dev.nightjar.workflows.message.Flow;

/**
 * How much may run at once, while it may change: as much as the width, and nothing more is started
 * while it is held. Not thread-safe.
 */
public final class Pace {
  private int width;
  private Flow flow = Flow.GOES_ON;

  /**
   * A pace that goes on.
   *
   * @param width how many may run at once, 1 or more
   */
  public Pace(int width) {
    widen(width);
  }

  /**
   * Changes the width. What runs beyond a smaller one goes on to its end.
   *
   * @param newWidth 1 or more
   */
  public void widen(int newWidth) {
    if (newWidth < 1) {
      throw new IllegalArgumentException("Invalid window: width %d is below 1".formatted(newWidth));
    }
    width = newWidth;
  }

  /** Starts nothing more, or goes on. */
  public void set(Flow next) {
    flow = next;
  }

  /** How many may run at once, unless it is paused. */
  public int width() {
    return width;
  }

  /** Whether another may start beside so many. */
  public boolean hasRoomBeside(int running) {
    return flow == Flow.GOES_ON && running < width;
  }

  /** Whether work is started. */
  public Flow flow() {
    return flow;
  }

  /** Whether nothing is started. */
  public boolean isPaused() {
    return flow == Flow.PAUSED;
  }
}
