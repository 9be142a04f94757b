package dev.nightjar.swarm.host;

import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.temporal.Outcomes;
import dev.nightjar.swarm.temporal.TemporalTransport;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.activity.DynamicActivity;
import io.temporal.common.converter.EncodedValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Every call of a lane, whatever its contract. It may execute a call twice, at once or late, as
 * contracts say.
 */
final class CallActivity implements DynamicActivity {
  private final CallExecutor executor;
  private final CallLog log;
  private final String worker;
  private final String lane;

  CallActivity(CallExecutor executor, CallLog log, String worker, String lane) {
    this.executor = executor;
    this.log = log;
    this.worker = worker;
    this.lane = lane;
  }

  @Override
  public CallOutcome execute(EncodedValues arguments) {
    CallRequest request = arguments.get(0, CallRequest.class);
    ActivityExecutionContext context = Activity.getExecutionContext();
    ActivityInfo info = context.getInfo();
    Instant began = Instant.now();
    Attempt attempt = new Attempt(info.getAttempt(), worker, remaining(request, info, began));
    Execution execution;
    try (SignsOfLife signs = new SignsOfLife(context, info.getHeartbeatTimeout())) {
      execution = executor.execute(request, attempt, signs::start);
    }
    log.add(record(request, info, began, execution.outcome()));
    CallFault fault = execution.outcome().fault();
    if (fault != null) {
      throw Outcomes.failure(execution.outcome(), fault, execution.isFinal());
    }
    return execution.outcome();
  }

  /** By Temporal's clock at the start and this one's now: clocks are taken to agree. */
  private static Optional<Duration> remaining(CallRequest request, ActivityInfo info, Instant now) {
    if (request.limits().total() == 0) {
      return Optional.empty();
    }
    long waited = now.toEpochMilli() - info.getScheduledTimestamp();
    return Optional.of(Duration.ofMillis(request.limits().total() - Math.max(0, waited)));
  }

  private CallRecord record(
      CallRequest request, ActivityInfo info, Instant began, CallOutcome outcome) {
    long waited = began.toEpochMilli() - info.getCurrentAttemptScheduledTimestamp();
    return new CallRecord(
        TemporalTransport.callId(info.getWorkflowId()),
        request.fullName(),
        lane,
        began,
        outcome.status(),
        info.getAttempt(),
        Duration.ofMillis(Math.max(0, waited)),
        Duration.ofNanos(outcome.workNanos()),
        worker,
        Optional.ofNullable(outcome.fault()).map(CallFault::type),
        request.arguments());
  }
}
