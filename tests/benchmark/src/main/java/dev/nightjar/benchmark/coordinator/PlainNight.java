package dev.nightjar.benchmark.coordinator;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The same fan-out as anyone would write it with the SDK: children, each with a window. */
@WorkflowInterface
public interface PlainNight {
  /** Runs so many chunks. */
  @WorkflowMethod
  void run(int chunks);
}
