package dev.nightjar.swarm.host;

import io.temporal.worker.tuning.SlotPermit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the slots of a lane of one worker host spend their time on. A slot has one thread from when
 * a call comes until Temporal has taken its answer. Thread-safe, without locks in a call's way.
 */
public final class LaneStages {
  /** The slot that a thread has. */
  private static final ThreadLocal<@Nullable SlotClock> MINE = new ThreadLocal<>();

  private final String lane;
  private final LongAdder starved = new LongAdder();
  private final Map<CallStage, LongAdder> busy = adders();
  private final Map<CallStage, LongAdder> calls = adders();
  private final Map<SlotPermit, SlotClock> slots = new ConcurrentHashMap<>();

  LaneStages(String lane) {
    this.lane = lane;
  }

  private static Map<CallStage, LongAdder> adders() {
    Map<CallStage, LongAdder> adders = new EnumMap<>(CallStage.class);
    for (CallStage stage : CallStage.values()) {
      adders.put(stage, new LongAdder());
    }
    return adders;
  }

  /** Its name. */
  public String lane() {
    return lane;
  }

  /** Nanoseconds that slots were in a stage, so far. */
  public long busyNanos(CallStage stage) {
    slots.values().forEach(SlotClock::settle);
    return of(busy, stage).sum();
  }

  /** Nanoseconds that free slots asked Temporal for a call, or waited to ask, so far. */
  public long starvedNanos() {
    slots.values().forEach(SlotClock::settle);
    return starved.sum();
  }

  /** Calls that went through a stage. */
  public long calls(CallStage stage) {
    return of(calls, stage).sum();
  }

  /** A slot is there for a call. */
  void reserved(SlotPermit slot) {
    slots.computeIfAbsent(slot, free -> new SlotClock(this));
  }

  /** A call has come for a slot, whose thread is this one. */
  void used(SlotPermit slot) {
    SlotClock clock = slots.computeIfAbsent(slot, free -> new SlotClock(this));
    clock.enter(CallStage.RECEIVE);
    MINE.set(clock);
  }

  /** A slot is given back by its thread, or by whoever asked for a call and got none. */
  void released(SlotPermit slot) {
    SlotClock clock = slots.remove(slot);
    if (clock != null) {
      clock.leave();
    }
    MINE.remove();
  }

  /** The call of this thread comes to a stage; nothing is told where no slot has the thread. */
  static void enter(CallStage stage) {
    SlotClock clock = MINE.get();
    if (clock != null) {
      clock.enter(stage);
    }
  }

  void spent(@Nullable CallStage stage, long nanos) {
    (stage == null ? starved : of(busy, stage)).add(nanos);
  }

  void passed(CallStage stage) {
    of(calls, stage).increment();
  }

  private static LongAdder of(Map<CallStage, LongAdder> adders, CallStage stage) {
    return Objects.requireNonNull(adders.get(stage));
  }
}
