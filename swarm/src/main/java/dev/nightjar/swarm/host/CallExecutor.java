package dev.nightjar.swarm.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.contract.Contract;
import dev.nightjar.swarm.contract.ContractMethod;
import dev.nightjar.swarm.json.Json;
import dev.nightjar.swarm.json.Unfit;
import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.PayloadSize;
import java.lang.reflect.InvocationTargetException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Executes calls on the calling thread: reads the arguments, calls the method in its caller's
 * context and within its time limit, and writes the result. Thread-safe. It throws nothing but
 * errors of the JVM: whatever happens is an outcome.
 */
public final class CallExecutor {
  private final Offers offers;
  private final ObjectMapper mapper;

  /** Over what a process offers. */
  public CallExecutor(Offers offers, ObjectMapper mapper) {
    this.offers = offers;
    this.mapper = mapper;
  }

  /**
   * Executes a call.
   *
   * @param watch is given how to cancel the execution while it runs
   */
  public Execution execute(CallRequest request, Attempt attempt, Consumer<Runnable> watch) {
    LaneStages.enter(CallStage.RECEIVE);
    try {
      return received(request, attempt, watch);
    } finally {
      LaneStages.enter(CallStage.RESPOND);
    }
  }

  private Execution received(CallRequest request, Attempt attempt, Consumer<Runnable> watch) {
    Optional<SwarmService> service =
        offers
            .service(request.contract())
            .filter(found -> found.contract().methods().containsKey(request.method()));
    if (service.isEmpty()) {
      return notOffered(request, attempt);
    }
    Contract contract = service.orElseThrow().contract();
    ContractMethod method = contract.method(request.method());
    @Nullable Object[] arguments;
    try {
      arguments = arguments(method, request);
    } catch (IllegalArgumentException e) {
      return refused(
          attempt,
          FaultType.UNREADABLE_ARGUMENTS,
          "cannot read the arguments of %s: %s".formatted(request.fullName(), e.getMessage()));
    }
    if (attempt.remaining().filter(left -> left.isNegative() || left.isZero()).isPresent()) {
      return ended(attempt, Interrupter.Reason.DEADLINE, request, 0);
    }
    return executed(request, attempt, service.orElseThrow(), method, arguments, watch);
  }

  private @Nullable Object[] arguments(ContractMethod method, CallRequest request) {
    int wanted = method.arguments().size();
    if (request.arguments().size() != wanted) {
      throw new IllegalArgumentException(
          "%d came, %d are wanted".formatted(request.arguments().size(), wanted));
    }
    @Nullable Object[] arguments = new @Nullable Object[wanted];
    for (int i = 0; i < wanted; i++) {
      try {
        arguments[i] = Json.read(mapper, method.arguments().get(i), request.arguments().get(i));
      } catch (JsonProcessingException | RuntimeException e) {
        // Without its cause: nothing of a value goes into messages and logs.
        throw new IllegalArgumentException("argument %d: %s".formatted(i + 1, Unfit.words(e)));
      }
    }
    return arguments;
  }

  private Execution executed(
      CallRequest request,
      Attempt attempt,
      SwarmService service,
      ContractMethod method,
      @Nullable Object[] arguments,
      Consumer<Runnable> watch) {
    LaneStages.enter(CallStage.EXECUTE);
    long began = System.nanoTime();
    try (Interrupter interrupter = new Interrupter()) {
      Duration limit = Duration.ofMillis(request.limits().execution());
      boolean callerGoesFirst =
          attempt.remaining().filter(left -> left.compareTo(limit) < 0).isPresent();
      interrupter.after(
          callerGoesFirst ? attempt.remaining().orElseThrow() : limit,
          callerGoesFirst ? Interrupter.Reason.DEADLINE : Interrupter.Reason.TIME_LIMIT);
      watch.accept(() -> interrupter.interrupt(Interrupter.Reason.CANCELLED));
      try {
        Object result = call(request, attempt, service, method, arguments);
        long worked = System.nanoTime() - began;
        LaneStages.enter(CallStage.RESPOND);
        return answered(request, attempt, method, result, worked);
      } catch (InvocationTargetException e) {
        Throwable thrown = e.getCause() == null ? e : e.getCause();
        long worked = System.nanoTime() - began;
        Interrupter.Reason reason = interrupter.reason();
        if (reason != null) {
          return ended(attempt, reason, request, worked);
        }
        return isInterrupt(thrown)
            ? hostEnded(attempt, worked)
            : thrown(attempt, service.contract(), thrown, worked);
      } catch (Exception e) {
        return thrown(attempt, service.contract(), e, System.nanoTime() - began);
      }
    }
  }

  private static @Nullable Object call(
      CallRequest request,
      Attempt attempt,
      SwarmService service,
      ContractMethod method,
      @Nullable Object[] arguments)
      throws Exception {
    SwarmContext context = SwarmContext.of(request.context()).admitted();
    if (attempt.remaining().isPresent()) {
      context = context.within(attempt.remaining().orElseThrow());
    }
    return context.call(() -> method.method().invoke(service.implementation(), arguments));
  }

  private Execution answered(
      CallRequest request,
      Attempt attempt,
      ContractMethod method,
      @Nullable Object result,
      long worked) {
    if (method.result().hasRawClass(void.class)) {
      return answered(attempt, null, worked);
    }
    try {
      String value = Json.write(mapper, method.result(), result);
      return PayloadSize.problem("the result of " + request.fullName(), List.of(value))
          .map(why -> refused(attempt, FaultType.TOO_LARGE, why))
          .orElseGet(() -> answered(attempt, value, worked));
    } catch (JsonProcessingException e) {
      return refused(
          attempt,
          FaultType.UNWRITABLE_RESULT,
          "cannot write the result of %s: %s".formatted(request.fullName(), Unfit.words(e)));
    }
  }

  private static Execution answered(Attempt attempt, @Nullable String value, long worked) {
    return new Execution(
        CallOutcome.answered(value, attempt.worker(), attempt.number(), worked), true);
  }

  private static Execution thrown(
      Attempt attempt, Contract contract, Throwable thrown, long worked) {
    return new Execution(
        outcome(attempt, CallStatus.FAILED, Faults.of(thrown), worked),
        !contract.retries().includes(thrown));
  }

  private static boolean isInterrupt(Throwable thrown) {
    for (Throwable reason = thrown; reason != null; reason = reason.getCause()) {
      if (reason instanceof InterruptedException || reason instanceof ClosedByInterruptException) {
        return true;
      }
    }
    return false;
  }

  /** Nobody but a worker host whose grace is over interrupts its threads; another host tries it. */
  private static Execution hostEnded(Attempt attempt, long worked) {
    CallFault fault =
        CallFault.of(
            FaultType.HOST_ENDED,
            "worker host %s ended while it executed the call".formatted(attempt.worker()));
    return new Execution(outcome(attempt, CallStatus.FAILED, fault, worked), false);
  }

  private static CallStatus status(Interrupter.Reason reason) {
    return reason == Interrupter.Reason.CANCELLED ? CallStatus.CANCELLED : CallStatus.TIMED_OUT;
  }

  private static Execution ended(
      Attempt attempt, Interrupter.Reason reason, CallRequest request, long worked) {
    CallFault fault =
        switch (reason) {
          case TIME_LIMIT -> CallFault.beyondTimeLimit(request.limits().execution());
          case CANCELLED -> CallFault.cancelled();
          case DEADLINE ->
              CallFault.of(
                  FaultType.DEADLINE,
                  "no answer came within %d ms, the caller's limit"
                      .formatted(request.limits().total()));
        };
    return new Execution(
        outcome(attempt, status(reason), fault, worked), reason != Interrupter.Reason.TIME_LIMIT);
  }

  /** Another worker host may offer it, as while a new version is rolled out. */
  private static Execution notOffered(CallRequest request, Attempt attempt) {
    return new Execution(
        outcome(
            attempt,
            CallStatus.FAILED,
            CallFault.of(
                FaultType.NOT_OFFERED,
                "worker host %s does not offer %s; worker hosts of one lane should offer the same"
                    .formatted(attempt.worker(), request.fullName())),
            0),
        false);
  }

  private static Execution refused(Attempt attempt, FaultType type, String why) {
    return new Execution(outcome(attempt, CallStatus.FAILED, CallFault.of(type, why), 0), true);
  }

  private static CallOutcome outcome(
      Attempt attempt, CallStatus status, CallFault fault, long worked) {
    return new CallOutcome(status, null, fault, attempt.worker(), attempt.number(), worked);
  }
}
