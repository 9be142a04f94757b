package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.GroupRequest;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** A page of a group of calls. */
@WorkflowInterface
public interface GroupWorkflow {
  /** The name of the signal. */
  String GIVE_UP = "giveUp";

  /** Ends when all calls have; with their ends where they are small enough for one message. */
  @WorkflowMethod(name = "SwarmGroup")
  GroupOutcome run(GroupRequest request);

  /**
   * Waits for ends beyond those that the reader knows. Asked by callers of older builds, and in the
   * histories of the groups that they have followed.
   */
  @UpdateMethod(name = "next")
  GroupOutcome next(int known);

  /**
   * Ends calls that nobody waits for any more: what has not begun never does, and what is executed
   * is cancelled, unless it is executed with others that somebody waits for.
   *
   * @param calls by their places in the page, from 0
   */
  @SignalMethod(name = GIVE_UP)
  void giveUp(List<Integer> calls);

  /** Ends beyond those that the reader knows, without waiting. */
  @QueryMethod(name = "ended")
  GroupOutcome ended(int known);
}
