package dev.nightjar.worker.health;

import java.util.Locale;

/** What a worker host consists of, or can't work without. */
public enum Part {
  /** Temporal's frontend. */
  TEMPORAL(Concern.READINESS),
  /** HBase, as far as a region server answers for Nightjar's tables. */
  HBASE(Concern.READINESS),
  /** The ledger in MySQL. */
  LEDGER(Concern.READINESS),
  /** Whether tasks are taken. */
  WORK(Concern.READINESS),
  /** The threads that ask each lane for tasks. */
  POLLERS(Concern.LIVENESS),
  /** All threads, and those that check the other parts. */
  THREADS(Concern.LIVENESS);

  /** What a part says something about. */
  public enum Concern {
    /** Whether only a restart helps. It depends on nothing outside the process. */
    LIVENESS,
    /** Whether tasks can be done now. */
    READINESS
  }

  private final Concern concern;

  Part(Concern concern) {
    this.concern = concern;
  }

  Concern concern() {
    return concern;
  }

  /** The name in pages and metrics. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
