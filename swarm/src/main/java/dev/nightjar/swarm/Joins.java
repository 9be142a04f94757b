package dev.nightjar.swarm;

import dev.nightjar.swarm.failure.CallCancelled;
import dev.nightjar.swarm.failure.JoinTimedOut;
import dev.nightjar.swarm.failure.SwarmException;
import dev.nightjar.swarm.message.CallStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Waits for calls. An interrupt ends the wait, and the calls with it. */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class Joins {
  private Joins() {}

  static <R> List<R> join(Duration limit, Collection<SwarmCall<R>> calls) {
    await(limit, calls);
    List<SwarmCall<R>> late = calls.stream().filter(call -> !call.isComplete()).toList();
    if (!late.isEmpty()) {
      late.forEach(SwarmCall::cancel);
      throw new JoinTimedOut(limit, late.size(), calls.size());
    }
    Optional<SwarmException> failure = firstFailure(calls);
    if (failure.isPresent()) {
      throw failure.orElseThrow();
    }
    // Not Stream.toList with its like for a nullable element: a method may return null.
    List<R> values = new ArrayList<>();
    calls.forEach(call -> values.add(call.value()));
    return values;
  }

  /** The failure of the first call that has one, with the others' beside it. */
  private static <R> Optional<SwarmException> firstFailure(Collection<SwarmCall<R>> calls) {
    SwarmException first = null;
    for (SwarmCall<R> call : calls) {
      SwarmException failure = call.failure().orElse(null);
      if (first == null) {
        first = failure;
      } else if (failure != null) {
        first.addSuppressed(failure);
      }
    }
    return Optional.ofNullable(first);
  }

  static <R> Joined<R> joinAvailable(Duration limit, Collection<SwarmCall<R>> calls) {
    await(limit, calls);
    List<SwarmCall<R>> finished = new ArrayList<>();
    List<SwarmCall<R>> unfinished = new ArrayList<>();
    calls.forEach(call -> (call.isComplete() ? finished : unfinished).add(call));
    return new Joined<>(finished, unfinished);
  }

  static boolean isAnswered(SwarmCall<?> call) {
    return call.status() == CallStatus.ANSWERED;
  }

  static <R> List<SwarmCall<R>> first(Duration limit, int wanted, Collection<SwarmCall<R>> calls) {
    if (wanted < 1 || wanted > calls.size()) {
      throw new IllegalArgumentException(
          "Cannot wait for the first %d of %d calls".formatted(wanted, calls.size()));
    }
    long until = System.nanoTime() + limit.toNanos();
    List<SwarmCall<R>> answered = new ArrayList<>();
    BlockingQueue<SwarmCall<R>> ended = ends(calls);
    int left = calls.size();
    while (answered.size() < wanted && answered.size() + left >= wanted) {
      SwarmCall<R> next = poll(ended, until - System.nanoTime(), calls);
      if (next == null) {
        break;
      }
      left--;
      if (isAnswered(next)) {
        answered.add(next);
      }
    }
    long unfinished = calls.stream().filter(call -> !call.isComplete()).count();
    // Before the others are cancelled, which are no failures of theirs.
    Optional<SwarmException> failure = firstFailure(calls);
    calls.forEach(SwarmCall::cancel);
    if (answered.size() < wanted && answered.size() + left >= wanted) {
      throw new JoinTimedOut(limit, Math.toIntExact(unfinished), calls.size());
    }
    if (answered.size() < wanted && failure.isPresent()) {
      throw failure.orElseThrow();
    }
    return answered;
  }

  private static <R> BlockingQueue<SwarmCall<R>> ends(Collection<SwarmCall<R>> calls) {
    BlockingQueue<SwarmCall<R>> ended = new LinkedBlockingQueue<>();
    calls.forEach(call -> call.end().whenComplete((timed, failure) -> ended.add(call)));
    return ended;
  }

  private static <R> @Nullable SwarmCall<R> poll(
      BlockingQueue<SwarmCall<R>> ended, long nanos, Collection<SwarmCall<R>> calls) {
    try {
      return ended.poll(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw interrupted(calls);
    }
  }

  /** Calls in the order of their ends; the stream waits where none has ended. */
  static <R> Stream<SwarmCall<R>> stream(Collection<SwarmCall<R>> calls) {
    BlockingQueue<SwarmCall<R>> ended = ends(calls);
    return StreamSupport.stream(
        new Spliterators.AbstractSpliterator<SwarmCall<R>>(
            calls.size(), Spliterator.NONNULL | Spliterator.ORDERED) {
          private int left = calls.size();

          @Override
          public boolean tryAdvance(Consumer<? super SwarmCall<R>> action) {
            if (left == 0) {
              return false;
            }
            left--;
            SwarmCall<R> next = poll(ended, Long.MAX_VALUE, calls);
            if (next == null) {
              return false;
            }
            action.accept(next);
            return true;
          }
        },
        false);
  }

  private static <R> void await(Duration limit, Collection<SwarmCall<R>> calls) {
    long began = System.nanoTime();
    try {
      // One after the other: what waits for all of them would stay with those that have not ended.
      for (SwarmCall<R> call : calls) {
        long left = limit.toNanos() - (System.nanoTime() - began);
        call.end().get(Math.max(0, left), TimeUnit.NANOSECONDS);
      }
    } catch (TimeoutException e) {
      // Who asked looks at what has ended.
    } catch (ExecutionException e) {
      throw new IllegalStateException("Ends of calls are values, whatever they came to", e);
    } catch (InterruptedException e) {
      throw interrupted(calls);
    }
  }

  /** The wait of a stub's call that looks like a local one. */
  static <R> void await(SwarmCall<R> call) {
    try {
      call.end().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("The end of a call is a value, whatever it came to", e);
    } catch (InterruptedException e) {
      throw interrupted(List.of(call));
    }
  }

  private static <R> CallCancelled interrupted(Collection<SwarmCall<R>> calls) {
    calls.forEach(SwarmCall::cancel);
    Thread.currentThread().interrupt();
    SwarmCall<R> one = calls.iterator().next();
    return new CallCancelled(one.name(), one.id(), "the waiting thread was interrupted");
  }
}
