package dev.nightjar.worker.metrics;

/** How an execution of an activity ended; the label {@code outcome}. */
enum ExecutionOutcome {
  /** With a result. */
  DONE,
  /** With a failure, which may be tried again. */
  FAILED,
  /** Cancelled, or taken for lost. */
  CANCELLED
}
