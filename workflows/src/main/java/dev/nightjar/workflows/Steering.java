package dev.nightjar.workflows;

import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.message.Windows;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.Optional;

/**
 * Carries out what operators ask of a run while it runs, and tells its batches. An update is
 * answered when every batch that runs has it in its history.
 */
final class Steering {
  private final RunControl control;
  private final Terms terms;
  private final RunView view;
  private final RunBatches batches;
  private final RunGroups groups;

  Steering(RunControl control, Terms terms, RunView view, RunBatches batches, RunGroups groups) {
    this.control = control;
    this.terms = terms;
    this.view = view;
    this.batches = batches;
    this.groups = groups;
  }

  void mayPause() {
    refuse(control.againstPause());
  }

  RunStatus pause(String reason) {
    RunChange change = control.pause(now(), reason);
    StateAttributes.paused();
    return told(change);
  }

  void mayResume() {
    refuse(control.againstResume());
  }

  RunStatus resume() {
    RunChange change = control.resume(now());
    StateAttributes.goesOn();
    return told(change);
  }

  void maySet(Windows windows) {
    refuse(control.against(windows));
  }

  RunStatus set(Windows windows) {
    return told(control.set(windows));
  }

  private void refuse(Optional<String> objection) {
    Optional<String> first =
        view.isOver() ? Optional.of("all of its batches have ended") : objection;
    if (first.isPresent()) {
      throw ApplicationFailure.newNonRetryableFailure(first.get(), FailureType.PERMANENT.name());
    }
  }

  private RunStatus told(RunChange change) {
    terms.putOff(change.deadline());
    view.tell();
    batches.tell(change);
    groups.tell();
    return view.status().with(groups.running());
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
