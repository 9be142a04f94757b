package dev.nightjar.workflows;

import dev.nightjar.workflows.control.RunControl;
import dev.nightjar.workflows.message.RunChange;
import dev.nightjar.workflows.message.Windows;
import dev.nightjar.workflows.visibility.StateAttributes;
import io.temporal.failure.ApplicationFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Carries out what operators ask of a run while it runs, and tells its batches. An update is
 * answered when every batch that runs has it in its history.
 */
final class Steering {
  private final RunControl control;
  private final Terms terms;
  private final RunView view;
  private final List<BatchStep> batches = new ArrayList<>();

  Steering(RunControl control, Terms terms, RunView view) {
    this.control = control;
    this.terms = terms;
    this.view = view;
  }

  RunControl control() {
    return control;
  }

  /** A batch that is to be told from its start to its end. */
  void follow(BatchStep batch) {
    batches.add(batch);
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
    List<Promise<Void>> told = new ArrayList<>();
    for (BatchStep batch : batches) {
      told.add(Async.procedure(batch::tell, change));
    }
    Promise.allOf(told).get();
    return view.status();
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }
}
