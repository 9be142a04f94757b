package dev.nightjar.swarm;

/**
 * When a page of a group is asked for its news. The pages of a group begin together; asked all at
 * once they would keep the server from everything else for a second, again and again, so each has a
 * turn of its own.
 *
 * @param number of the page, from 0
 * @param pages of the group, which are followed all at once
 */
record PageTurn(int number, int pages) {
  /** At least from one question of a page to the next. */
  private static final long PACE_MILLIS = 200;

  /** From one question of a group to the next. */
  private static final long PACE_OF_GROUP_MILLIS = 100;

  /** From the beginning to the first question. */
  long firstMillis() {
    return PACE_MILLIS + number * PACE_OF_GROUP_MILLIS;
  }

  /** From a question to the next. */
  long everyMillis() {
    return Math.max(PACE_MILLIS, pages * PACE_OF_GROUP_MILLIS);
  }
}
