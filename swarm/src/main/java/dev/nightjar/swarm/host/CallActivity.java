package dev.nightjar.swarm.host;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.temporal.Outcomes;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;

/**
 * Every call of a lane that goes alone, whatever its contract. It may execute a call twice, at once
 * or late, as contracts say.
 */
final class CallActivity implements DynamicActivity {
  private final CallExecutor executor;
  private final ExecutionLog log;
  private final String worker;

  CallActivity(CallExecutor executor, ExecutionLog log, String worker) {
    this.executor = executor;
    this.log = log;
    this.worker = worker;
  }

  @Override
  public CallOutcome execute(EncodedValues arguments) {
    CallRequest request = arguments.get(0, CallRequest.class);
    ActivityExecutionContext context = Activity.getExecutionContext();
    ActivityInfo info = context.getInfo();
    ExecutionLog.Began began = log.began(info);
    Attempt attempt = new Attempt(info.getAttempt(), worker, began.remaining(request.limits()));
    Execution execution;
    try (SignsOfLife signs = new SignsOfLife(context, info.getHeartbeatTimeout())) {
      execution = executor.execute(request, attempt, signs::start);
    }
    log.ended(began, request, execution.outcome());
    CallFault fault = execution.outcome().fault();
    if (fault != null) {
      throw Outcomes.failure(execution.outcome(), fault, execution.isFinal());
    }
    return execution.outcome();
  }
}
