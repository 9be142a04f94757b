package dev.nightjar.core.call;

/** By which of its times an entry is slow. */
public enum CallOrder {
  /** Waiting and working together. */
  TOTAL,
  /** The execution alone. */
  WORK,
  /** What came before the execution. */
  WAIT
}
