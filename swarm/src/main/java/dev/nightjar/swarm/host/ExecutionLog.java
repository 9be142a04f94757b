package dev.nightjar.swarm.host;

import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.temporal.TemporalTransport;
import io.temporal.activity.ActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What a worker host tells the log of its executions. Thread-safe. */
final class ExecutionLog {
  private final CallLog log;
  private final String worker;
  private final Function<CallRequest, String> lanes;

  ExecutionLog(CallLog log, String worker, Function<CallRequest, String> lanes) {
    this.log = log;
    this.worker = worker;
    this.lanes = lanes;
  }

  /** An execution that begins. */
  record Began(ActivityInfo info, Instant at) {
    /**
     * Of the time until the activity is to be closed, which is what was left to the caller when it
     * was scheduled. By Temporal's clock then and this one's now: clocks are taken to agree.
     */
    Optional<Duration> remaining(CallLimits limits) {
      if (limits.total() == 0) {
        return Optional.empty();
      }
      long waited = at.toEpochMilli() - info.getScheduledTimestamp();
      return Optional.of(info.getScheduleToCloseTimeout().minusMillis(Math.max(0, waited)));
    }
  }

  Began began(ActivityInfo info) {
    return new Began(info, Instant.now());
  }

  void ended(Began began, CallRequest request, CallOutcome outcome) {
    int before = request.place() == null ? 0 : request.place().attemptsBefore();
    long waited = began.at().toEpochMilli() - began.info().getCurrentAttemptScheduledTimestamp();
    log.add(
        new CallRecord(
            TemporalTransport.callId(began.info(), request),
            request.fullName(),
            lanes.apply(request),
            began.at(),
            outcome.status(),
            before + began.info().getAttempt(),
            Duration.ofMillis(Math.max(0, waited)),
            Duration.ofNanos(outcome.workNanos()),
            worker,
            Optional.ofNullable(outcome.fault()).map(CallFault::type),
            request.arguments()));
  }
}
