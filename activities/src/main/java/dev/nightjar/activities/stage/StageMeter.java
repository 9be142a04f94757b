package dev.nightjar.activities.stage;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What the threads of one stage spend their time on, all chunks together. Thread-safe. */
public final class StageMeter {
  /** What a stage's thread does. */
  public enum Use {
    /** It works, or waits for the answer to its own question. */
    BUSY,
    /** It waits for the stage before. */
    STARVED,
    /** It waits for room behind it, or because the store asked for patience. */
    HELD
  }

  private final ChunkStage stage;
  private final LongAdder busy = new LongAdder();
  private final LongAdder starved = new LongAdder();
  private final LongAdder held = new LongAdder();
  private final LongAdder rows = new LongAdder();
  private final AtomicInteger queued = new AtomicInteger();

  StageMeter(ChunkStage stage) {
    this.stage = stage;
  }

  /** Whose it is. */
  public ChunkStage stage() {
    return stage;
  }

  /** A clock for one thread of the stage, running as busy from now on. */
  public StageClock clock() {
    return new StageClock(this);
  }

  /** Nanoseconds that its threads spent so, so far. */
  public long nanos(Use use) {
    return of(use).sum();
  }

  /** Rows that went through it. */
  public long rows() {
    return rows.sum();
  }

  /** Batches that wait before it. */
  public int queued() {
    return queued.get();
  }

  void add(Use use, long nanos) {
    of(use).add(nanos);
  }

  void passed(long more) {
    rows.add(more);
  }

  void queued(int change) {
    queued.addAndGet(change);
  }

  private LongAdder of(Use use) {
    return switch (use) {
      case BUSY -> busy;
      case STARVED -> starved;
      case HELD -> held;
    };
  }
}
