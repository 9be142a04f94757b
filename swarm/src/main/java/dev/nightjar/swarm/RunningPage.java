package dev.nightjar.swarm;

import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.transport.GroupCarriage;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A page of a group under way at its caller's. Thread-safe. */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class RunningPage {
  /** Calls that are given up one after the other within that time are told of together. */
  private static final long TOGETHER_MILLIS = 50;

  private final GroupCarriage carriage;
  private final List<CompletableFuture<TimedOutcome>> ends;
  private final long began;

  /** What is given up and not yet told of. */
  private final SortedSet<Integer> givenUp = new TreeSet<>();

  RunningPage(GroupCarriage carriage, int calls, long began) {
    this.carriage = carriage;
    this.ends = Stream.generate(CompletableFuture<TimedOutcome>::new).limit(calls).toList();
    this.began = began;
  }

  /** The ends of its calls, in their order. */
  List<CompletableFuture<TimedOutcome>> ends() {
    return ends;
  }

  /** Brings the ends of its calls as they come. */
  void follow(PageTurn turn) {
    new PageFollower(carriage, ends, began, turn).start();
    allEnds().thenRun(this::endUnneeded);
  }

  private CompletableFuture<Void> allEnds() {
    return CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
  }

  /**
   * What nobody waits for any more needs nobody to work on it. But what was there before has
   * callers of its own, whom this one's limit does not concern.
   */
  private void endUnneeded() {
    boolean isUnneeded =
        isAny(CallStatus.CANCELLED) || (isAny(CallStatus.TIMED_OUT) && !carriage.isFound());
    if (isUnneeded && !carriage.outcome().isDone()) {
      carriage.cancel();
    }
  }

  private boolean isAny(CallStatus status) {
    return ends.stream().anyMatch(end -> end.join().outcome().status() == status);
  }

  /** One call is given up; the others go on. */
  void giveUp(int index) {
    TimedOutcome end = new TimedOutcome(Caller.cancelled(), Caller.since(began));
    if (ends.get(index).complete(end) && isFirstToTell(index)) {
      CompletableFuture.delayedExecutor(TOGETHER_MILLIS, TimeUnit.MILLISECONDS).execute(this::tell);
    }
  }

  private boolean isFirstToTell(int index) {
    synchronized (givenUp) {
      givenUp.add(index);
      return givenUp.size() == 1;
    }
  }

  private void tell() {
    List<Integer> told;
    synchronized (givenUp) {
      told = List.copyOf(givenUp);
      givenUp.clear();
    }
    // A page of which nobody waits for anything is cancelled as a whole.
    if (!allEnds().isDone()) {
      carriage.giveUp(told);
    }
  }
}
