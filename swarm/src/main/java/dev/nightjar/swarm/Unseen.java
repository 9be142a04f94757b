package dev.nightjar.swarm;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.log.CallLog;
import dev.nightjar.swarm.log.CallRecord;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Records of calls of which no worker host has one: refused, given up, or lost with the host that
 * executed them. Thread-safe.
 */
final class Unseen {
  private final CallLog log;
  private final ObjectMapper mapper;

  Unseen(CallLog log, ObjectMapper mapper) {
    this.log = log;
    this.mapper = mapper;
  }

  /** A refused group leaves one record: nothing of it ever had a place. */
  void refused(Beginning call) {
    record(call.id(), call.origin(), CallStatus.REFUSED, Duration.ZERO, Optional.empty());
  }

  /** Records an end if no worker host has a record of it: none executed it, or that one is lost. */
  void ended(String id, Origin origin, TimedOutcome timed) {
    CallOutcome outcome = timed.outcome();
    CallFault fault = outcome.fault();
    if (outcome.worker().isEmpty() || (fault != null && fault.is(FaultType.HOST_LOST))) {
      record(
          id,
          origin,
          outcome.status(),
          timed.total(),
          Optional.ofNullable(fault).map(CallFault::type));
    }
  }

  private void record(
      String id, Origin origin, CallStatus status, Duration waited, Optional<String> fault) {
    log.add(
        new CallRecord(
            id,
            origin.name(),
            origin.lane(),
            Instant.now(),
            status,
            0,
            waited,
            Duration.ZERO,
            "",
            fault,
            log.keepsArguments() ? arguments(origin.invocation()) : List.of()));
  }

  /** What can't be written is not what a record is lost for. */
  private List<String> arguments(Invocation invocation) {
    try {
      return Requests.arguments(mapper, invocation);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }
}
