package dev.nightjar.swarm.host;

import dev.nightjar.swarm.message.BundleOutcome;
import dev.nightjar.swarm.message.BundleRequest;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.temporal.BundleActivities;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;

/** Executes the calls of a bundle one after the other; a cancellation ends the one that runs. */
final class BundleActivity implements BundleActivities {
  private final CallExecutor executor;
  private final ExecutionLog log;
  private final String worker;

  BundleActivity(CallExecutor executor, ExecutionLog log, String worker) {
    this.executor = executor;
    this.log = log;
    this.worker = worker;
  }

  @Override
  public BundleOutcome bundle(BundleRequest request) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    ActivityInfo info = context.getInfo();
    Cancellation cancellation = new Cancellation();
    BundleAnswers answers = new BundleAnswers();
    try (SignsOfLife signs = new SignsOfLife(context, info.getHeartbeatTimeout())) {
      signs.start(cancellation::cancel);
      for (int i = 0; i < request.arguments().size() && answers.haveRoom(); i++) {
        if (cancellation.isAsked()) {
          answers.add(cancelled());
          continue;
        }
        ExecutionLog.Began began = log.began(info);
        Attempt attempt = new Attempt(info.getAttempt(), worker, began.remaining(request.limits()));
        Execution execution = executor.execute(request.call(i), attempt, cancellation::interruptBy);
        log.ended(began, request.call(i), answers.add(request.call(i), execution));
      }
    }
    return answers.outcome();
  }

  /** A cancellation, which may come while any of the calls runs. */
  private static final class Cancellation {
    private boolean isAsked;
    private Runnable interruption = () -> {};

    synchronized void cancel() {
      isAsked = true;
      interruption.run();
    }

    synchronized void interruptBy(Runnable ofRunning) {
      interruption = ofRunning;
      if (isAsked) {
        ofRunning.run();
      }
    }

    synchronized boolean isAsked() {
      return isAsked;
    }
  }

  private static CallOutcome cancelled() {
    return CallOutcome.without(
        CallStatus.CANCELLED, CallFault.of(FaultType.CANCELLED, "its group was cancelled"));
  }
}
