package dev.nightjar.swarm.host;

import java.util.Locale;

/** What a worker host does with a call, one after the other, on the thread of one slot. */
public enum CallStage {
  /** Reading the request and its arguments. */
  RECEIVE,
  /** The method. */
  EXECUTE,
  /** Writing what came of it, and handing it to Temporal until it has taken it. */
  RESPOND;

  /** As metrics and displays name it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
