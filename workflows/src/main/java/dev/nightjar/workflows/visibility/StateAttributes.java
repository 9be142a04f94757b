package dev.nightjar.workflows.visibility;

import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;

/**
 * What the search attributes of the current workflow say of its state. A workflow that was started
 * without them stays without: a namespace that lacks one would refuse every later workflow task,
 * and histories recorded before there were any replay as they are. Workflow code.
 */
public final class StateAttributes {
  private StateAttributes() {}

  /** Whether the current workflow was started with search attributes, and so may set some. */
  public static boolean areThere() {
    return Workflow.getTypedSearchAttributes().containsKey(RunAttributes.JOB);
  }

  /** Says how many merchants are planned; one event. */
  public static void planned(long merchants) {
    if (areThere()) {
      Workflow.upsertTypedSearchAttributes(RunAttributes.MERCHANTS.valueSet(merchants));
    }
  }

  /** Says that nothing more is started; one event. */
  public static void paused() {
    state(RunAttributes.PAUSED);
  }

  /** Says that it goes on after a pause; one event. */
  public static void goesOn() {
    state(RunState.RUNNING.name());
  }

  private static void state(String state) {
    if (areThere()) {
      Workflow.upsertTypedSearchAttributes(RunAttributes.STATE.valueSet(state));
    }
  }

  /** Says how it ended; one event. */
  public static void ended(RunState state, long failedChunks) {
    if (areThere()) {
      Workflow.upsertTypedSearchAttributes(
          RunAttributes.STATE.valueSet(state.name()),
          RunAttributes.FAILED_CHUNKS.valueSet(failedChunks));
    }
  }

  /** Those of a child that works on a run; none when the current workflow has none. */
  public static SearchAttributes ofChild(RunId run, long merchants) {
    return areThere()
        ? RunAttributes.started(run.job(), run.day(), run.group(), merchants)
        : SearchAttributes.EMPTY;
  }
}
