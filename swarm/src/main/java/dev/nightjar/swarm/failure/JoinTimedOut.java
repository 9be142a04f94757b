package dev.nightjar.swarm.failure;

import java.time.Duration;

/** Not all calls ended within the limit of a join; those that had not are cancelled. */
public final class JoinTimedOut extends SwarmException {
  private static final long serialVersionUID = 1L;

  private final int unfinished;
  private final int all;

  /** Of a join over that many calls. */
  public JoinTimedOut(Duration limit, int unfinished, int all) {
    super(
        "%d of %d calls had not ended after %s and are cancelled; joinAvailable gives the others"
            .formatted(unfinished, all, limit));
    this.unfinished = unfinished;
    this.all = all;
  }

  /** How many calls had not ended. */
  public int unfinished() {
    return unfinished;
  }

  /** How many calls were joined. */
  public int all() {
    return all;
  }
}
