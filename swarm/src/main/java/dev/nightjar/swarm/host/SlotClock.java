package dev.nightjar.swarm.host;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What one slot does, and since when. It is moved on by the thread that has the slot, while others
 * may ask it at any time to tell the time so far, so that a long call or a long wait is seen before
 * its end.
 */
final class SlotClock {
  private final LaneStages lane;
  private final AtomicLong since = new AtomicLong(System.nanoTime());

  /** Null while it is free. */
  private volatile @Nullable CallStage stage;

  SlotClock(LaneStages lane) {
    this.lane = lane;
  }

  void enter(CallStage next) {
    CallStage before = stage;
    if (before != next) {
      leave();
      stage = next;
    }
  }

  /** Ends the stage that it is in. */
  void leave() {
    settle();
    CallStage before = stage;
    if (before != null) {
      lane.passed(before);
    }
  }

  /** Tells its lane of the time since it was last told. */
  void settle() {
    long now = System.nanoTime();
    long told = since.getAndAccumulate(now, Math::max);
    lane.spent(stage, Math.max(0, now - told));
  }
}
