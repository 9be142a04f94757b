package dev.nightjar.workflows.window;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Decides how long a coordinator's turn may last, so that steps which end meanwhile are taken in
 * together by the next turn: each turn costs three events of history and two state transitions. It
 * follows the pace at which steps end, and holds only while so many are dispatched that no slot
 * runs out of them. No clock, no threads; the same turns give the same decisions. Not thread-safe.
 */
public final class Coalescing {
  /** The longest that a turn is held: what a cancellation or a failed step waits at most. */
  public static final Duration LONGEST = Duration.ofMillis(1500);

  /** Steps that should end during one turn, at the pace known. */
  public static final int MOST_TOGETHER = 40;

  /**
   * Steps that may end during one turn, should all slots end one at once. Each leaves two events
   * with the server, and Temporal ends a workflow task by force when more than 100 wait for it:
   * nothing is lost, but the task is worked on again.
   */
  public static final int LIMIT = 50;

  /** Lists of fewer steps are not held up at all: they gain little, and soon end. */
  public static final int FEWEST_STEPS = 128;

  /** Fewer than these are not worth a hold. */
  private static final int FEWEST_TOGETHER = 2;

  /**
   * How many times as long as the longer of the last two turns a hold may last, as the pace may
   * have changed. Two, as a turn that the server delivers right after another says nothing of the
   * pace, and would end the holding for several turns.
   */
  private static final int GROWTH = 5;

  /** How many times as long as the first step to end, the quickest of all slots', one may take. */
  private static final int SLOWER_THAN_FIRST = 4;

  /** The share of the queue that may be handed out before new steps are dispatched. */
  private static final double SHARE_OF_QUEUE = 0.6;

  /** The share of the last steps; the rest is left, so that the end of all is not missed. */
  private static final double SHARE_OF_LAST = 0.8;

  /** How many times as many slots as stated there may be. */
  private static final int MORE_SLOTS = 4;

  private final int steps;
  private final int slots;
  private @Nullable Instant begun;
  private Instant before = Instant.EPOCH;
  private Duration turnBefore = Duration.ZERO;
  private int ended;
  private double firstMillis;

  /**
   * For a list of steps.
   *
   * @param steps how many there are
   * @param slots how many run at once in all, as far as is known: a worker host's first steps can
   *     take many times as long as the others, and would be taken for more slots than there are
   */
  public Coalescing(int steps, int slots) {
    this.steps = steps;
    this.slots = slots;
  }

  /**
   * How long the turn may be held before the server hears of it: zero up to {@link #LONGEST}. Every
   * turn is to be told, in order.
   */
  public Duration hold(Turn turn) {
    Instant start = begun == null ? turn.at() : begun;
    Duration sinceStart = Duration.between(start, turn.at());
    Duration sinceTurn = begun == null ? Duration.ZERO : Duration.between(before, turn.at());
    Duration longer = sinceTurn.compareTo(turnBefore) > 0 ? sinceTurn : turnBefore;
    boolean isFirstEnd = ended == 0;
    // What came before the first end waited for it, and says nothing of the pace.
    turnBefore = isFirstEnd ? Duration.ZERO : sinceTurn;
    begun = start;
    before = turn.at();
    ended += turn.ended();
    if (isFirstEnd) {
      firstMillis = millis(sinceStart);
      return Duration.ZERO;
    }
    return steps < FEWEST_STEPS
        ? Duration.ZERO
        : hold(
            turn, Math.max(turn.ended() / millis(sinceTurn), ended / millis(sinceStart)), longer);
  }

  private Duration hold(Turn turn, double pace, Duration lastTurns) {
    double longest = Math.min(millis(LONGEST), GROWTH * millis(lastTurns));
    double most = Math.min(MOST_TOGETHER, LIMIT - atWork(pace, 1));
    double together = Math.min(Math.min(most, spare(turn, pace)), pace * longest);
    return together < FEWEST_TOGETHER
        ? Duration.ZERO
        : Duration.ofNanos((long) (together / pace * 1e6));
  }

  /**
   * Steps that may end before the server hears of the turn. Slots that are at work are estimated by
   * Little's law, pace times the time of a step; what is dispatched beyond them is the queue.
   */
  private double spare(Turn turn, double pace) {
    return turn.isAwaited()
        ? SHARE_OF_QUEUE * (turn.dispatched() - atWork(pace, SLOWER_THAN_FIRST))
        : SHARE_OF_LAST * turn.dispatched();
  }

  /** Steps that worker hosts are at: pace times the time of a step, within what slots there are. */
  private double atWork(double pace, int slower) {
    return Math.min(pace * slower * firstMillis, MORE_SLOTS * slots);
  }

  /** At least one, as turns' times are whole milliseconds. */
  private static double millis(Duration time) {
    return Math.max(1, time.toNanos() / 1e6);
  }
}
