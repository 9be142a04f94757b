package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.CallFault;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.PayloadSize;
import dev.nightjar.swarm.thread.Daemons;
import dev.nightjar.swarm.transport.CarriageFailed;
import dev.nightjar.swarm.transport.StartTerms;
import io.grpc.Context;
import io.grpc.Deadline;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowServiceException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks Temporal, within a time where there is one, and says in the swarm's words why there is no
 * answer. The client's requests block, and it sleeps between attempts: a deadline ends the former,
 * an interrupt the latter.
 */
final class Asking {
  /** For questions that block while whoever asks does not; what is cancelled is told on others. */
  static final ExecutorService LATER =
      Daemons.pool("nightjar-swarm-ask", new LinkedBlockingQueue<>());

  private static final ScheduledThreadPoolExecutor CLOCK = Daemons.clock("nightjar-swarm-starts");

  private Asking() {}

  /**
   * Asks.
   *
   * @param left how long that may take; empty for as long as the client's options say
   * @throws CarriageFailed when there is no answer, or none in time
   */
  static <T> T temporal(Optional<Duration> left, Supplier<T> question) {
    if (left.isEmpty()) {
      return translated(question);
    }
    Duration time = left.orElseThrow();
    Deadline deadline = Deadline.after(time.toNanos(), TimeUnit.NANOSECONDS);
    Context.CancellableContext context = Context.current().withDeadline(deadline, CLOCK);
    Context before = context.attach();
    try (Interruption interruption = new Interruption()) {
      context.addListener(ended -> interruption.come(), Runnable::run);
      return question.get();
    } catch (RuntimeException e) {
      throw deadline.isExpired() ? tooLate(time, e) : translated(e);
    } finally {
      context.detachAndCancel(before, null);
    }
  }

  /**
   * Asks for a start. One that came too late may have come through all the same, and nobody waits
   * for it, unless others know its id; what was interrupted or failed can be found by its id.
   *
   * @param cancel ends what has the id
   * @throws CarriageFailed when there is no answer, or none in time
   */
  static <T> T toStart(StartTerms terms, Supplier<T> question, Runnable cancel) {
    try {
      return temporal(terms.left(), question);
    } catch (CarriageFailed e) {
      if (e.outcome().status() == CallStatus.TIMED_OUT && terms.isIdOwn()) {
        cancel.run();
      }
      throw e;
    }
  }

  private static <T> T translated(Supplier<T> question) {
    try {
      return question.get();
    } catch (RuntimeException e) {
      throw translated(e);
    }
  }

  private static CarriageFailed tooLate(Duration time, RuntimeException why) {
    return new CarriageFailed(
        CallStatus.TIMED_OUT,
        CallFault.of(
            FaultType.DEADLINE,
            "Temporal did not take it within %d ms, which is what was left of the caller's limit"
                .formatted(time.toMillis())),
        why);
  }

  /** What is no failure of Temporal's stays what it is. */
  private static RuntimeException translated(RuntimeException failure) {
    Optional<Status> answer = status(failure);
    if (answer.isEmpty()) {
      return failure;
    }
    if (Thread.currentThread().isInterrupted()) {
      return new CarriageFailed(
          CallStatus.CANCELLED,
          CallFault.of(FaultType.CANCELLED, "the calling thread was interrupted"),
          failure);
    }
    Status status = answer.orElseThrow();
    return isTooLarge(status)
        ? failed(FaultType.TOO_LARGE, PayloadSize.refused(status.getDescription()), failure)
        : failed(FaultType.NOT_CARRIED, notCarried(status), failure);
  }

  private static Optional<Status> status(RuntimeException failure) {
    for (Throwable reason = failure; reason != null; reason = reason.getCause()) {
      if (reason instanceof StatusRuntimeException answer) {
        return Optional.of(answer.getStatus());
      }
    }
    if (failure instanceof WorkflowServiceException || failure instanceof CancellationException) {
      Throwable cause = failure.getCause() == null ? failure : failure.getCause();
      return Optional.of(Status.UNKNOWN.withDescription(cause.getClass().getName()));
    }
    return Optional.empty();
  }

  private static CarriageFailed failed(FaultType type, String words, RuntimeException cause) {
    return new CarriageFailed(CallStatus.FAILED, CallFault.of(type, words), cause);
  }

  /** Of a request, a message or a payload; Temporal has no status of its own for these. */
  private static boolean isTooLarge(Status status) {
    String words = String.valueOf(status.getDescription());
    return switch (status.getCode()) {
      case RESOURCE_EXHAUSTED -> words.contains("larger than max");
      case INVALID_ARGUMENT -> words.contains("size") && words.contains("exceeds");
      default -> false;
    };
  }

  private static String notCarried(Status status) {
    return "Temporal did not do it (%s%s). It may go on all the same, and is found by its id then; see that Temporal is up and its address and namespace are right, then call again"
        .formatted(
            status.getCode(),
            status.getDescription() == null ? "" : ": " + status.getDescription());
  }

  /** An interrupt of the thread that made it, never after it is closed. */
  private static final class Interruption implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private boolean isClosed;
    private boolean hasCome;

    synchronized void come() {
      if (!isClosed) {
        hasCome = true;
        thread.interrupt();
      }
    }

    /** Leaves the thread without the interrupt that was meant for the question. */
    @Override
    @SuppressWarnings("ResultOfMethodCallIgnored")
    public synchronized void close() {
      isClosed = true;
      if (hasCome) {
        Thread.interrupted();
      }
    }
  }
}
