package dev.nightjar.swarm.local;

import dev.nightjar.swarm.host.Attempt;
import dev.nightjar.swarm.host.CallExecutor;
import dev.nightjar.swarm.host.Execution;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.temporal.CallActivities;
import dev.nightjar.swarm.thread.Daemons;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;

/**
 * The executions of a call, one after the other. One that neither ends in time nor heeds its
 * interrupt is left behind, as Temporal would leave it: it keeps its slot until it ends, and what
 * it comes to counts no more.
 *
 * @param place of the call among all of its lane
 * @param began by a clock that only goes forward, in nanoseconds
 * @param elsewhere goes on from an execution's number on, in another slot
 * @param isClosed whether none is to begin any more
 */
record LocalExecutions(
    LocalOptions options,
    CallExecutor executor,
    LocalCall call,
    CallRequest request,
    Optional<String> host,
    long place,
    long began,
    ObjIntConsumer<LocalExecutions> elsewhere,
    BooleanSupplier isClosed) {
  private static final ScheduledThreadPoolExecutor CLOCK = Daemons.clock("nightjar-swarm-local");

  /** Executes from a number on, until the call has its end. */
  void from(int first) {
    CallOutcome end = LocalCall.closed();
    for (int number = first; number <= limits().attempts(); number++) {
      if (call.isEnded() || isClosed.getAsBoolean()) {
        break;
      }
      if (number > 1) {
        pause();
      }
      Optional<Execution> execution = watched(attempt(number));
      if (execution.isEmpty()) {
        return;
      }
      end = execution.orElseThrow().outcome();
      if (execution.orElseThrow().isFinal()) {
        break;
      }
    }
    call.end(end);
  }

  private Attempt attempt(int number) {
    String worker = host.orElse("local-" + (1 + (place + number - 2) % options.hosts()));
    return new Attempt(number, worker, remaining());
  }

  /** An execution; empty when it was left behind. */
  private Optional<Execution> watched(Attempt attempt) {
    AtomicBoolean isOver = new AtomicBoolean();
    Future<?> alarm =
        CLOCK.schedule(
            () -> {
              if (isOver.compareAndSet(false, true)) {
                leave(attempt);
              }
            },
            longest(attempt).toNanos(),
            TimeUnit.NANOSECONDS);
    Execution execution = execution(attempt);
    alarm.cancel(false);
    return isOver.compareAndSet(false, true) ? Optional.of(execution) : Optional.empty();
  }

  private Duration longest(Attempt attempt) {
    Duration limit = Duration.ofMillis(limits().execution());
    return attempt
        .remaining()
        .filter(left -> left.compareTo(limit) < 0)
        .orElse(limit)
        .plus(CallActivities.GRACE);
  }

  private void leave(Attempt attempt) {
    if (remaining().filter(left -> left.isNegative() || left.isZero()).isPresent()) {
      call.end(CallOutcome.without(CallStatus.TIMED_OUT, CallFault.beyondLimit("")));
    } else if (attempt.number() < limits().attempts()) {
      elsewhere.accept(this, attempt.number() + 1);
    } else {
      call.end(without(attempt, CallStatus.FAILED, CallFault.unended()).outcome());
    }
  }

  private Execution execution(Attempt attempt) {
    if (options.faults().isLoss()) {
      return without(attempt, CallStatus.FAILED, CallFault.silent());
    }
    if (options.faults().isHang()) {
      LockSupport.parkNanos(Duration.ofMillis(limits().execution()).toNanos());
      return without(
          attempt, CallStatus.TIMED_OUT, CallFault.beyondTimeLimit(limits().execution()));
    }
    return executor.execute(request, attempt, call::onCancel);
  }

  private static Execution without(Attempt attempt, CallStatus status, CallFault fault) {
    return new Execution(
        new CallOutcome(status, null, fault, attempt.worker(), attempt.number(), 0), false);
  }

  private Optional<Duration> remaining() {
    return limits().total() == 0
        ? Optional.empty()
        : Optional.of(Duration.ofMillis(limits().total()).minusNanos(System.nanoTime() - began));
  }

  /** Short, whatever the contract says: a test is not to wait for what a server would. */
  private void pause() {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(Math.min(5, limits().pause())));
  }

  private CallLimits limits() {
    return request.limits();
  }
}
