package dev.nightjar.workflows;

import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a workflow task open for a while: the server then collects what happens and hands all of it
 * to the next task. Workflow code learns nothing by it and does nothing else because of it, so
 * nothing is recorded, and a replay does not wait.
 */
final class HeldTurn {
  private HeldTurn() {}

  /** Waits on the workflow's own thread; returns at once when the worker host is stopped. */
  static void hold(Duration time) {
    if (!time.isZero() && !WorkflowUnsafe.isReplaying()) {
      WorkflowUnsafe.deadlockDetectorOff(() -> LockSupport.parkNanos(time.toNanos()));
    }
  }
}
