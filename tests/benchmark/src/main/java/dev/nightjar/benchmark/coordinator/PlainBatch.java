package dev.nightjar.benchmark.coordinator;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** One child of a {@link PlainNight}. */
@WorkflowInterface
public interface PlainBatch {
  /** Runs so many chunks. */
  @WorkflowMethod
  void run(int chunks);
}
