package dev.nightjar.swarm;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.PayloadSize;
import dev.nightjar.swarm.transport.CarriageFailed;
import dev.nightjar.swarm.transport.GroupCarriage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings the ends of a page's calls to their caller as they come, several times a second, and those
 * of a group of many pages less often: asking for each would cost more than the call.
 */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class PageFollower {
  private final GroupCarriage carriage;
  private final List<CompletableFuture<TimedOutcome>> ends;
  private final long began;
  private final PageTurn turn;

  /** Of a page. */
  PageFollower(
      GroupCarriage carriage,
      List<CompletableFuture<TimedOutcome>> ends,
      long began,
      PageTurn turn) {
    this.carriage = carriage;
    this.ends = ends;
    this.began = began;
    this.turn = turn;
  }

  void start() {
    carriage
        .outcome()
        .whenComplete(
            (outcome, failure) -> {
              if (failure == null) {
                take(outcome);
              }
              CallOutcome left = left(failure);
              if (left.status() == CallStatus.CANCELLED) {
                takeRest(0, left);
              } else {
                endRest(left);
              }
            });
    followAfter(turn.firstMillis(), 0);
  }

  /** A page that was cancelled has the ends of its calls for who asks, and no result. */
  private void takeRest(int known, CallOutcome left) {
    if (ends.stream().allMatch(CompletableFuture::isDone)) {
      return;
    }
    carriage
        .next(known)
        .whenComplete(
            (piece, failure) -> {
              if (failure == null && piece.known() > known) {
                take(piece);
                takeRest(piece.known(), left);
              } else {
                endRest(left);
              }
            });
  }

  private void endRest(CallOutcome left) {
    ends.forEach(end -> end.complete(new TimedOutcome(left, Caller.since(began))));
  }

  /** The end of calls that the page's end does not tell of. */
  private static CallOutcome left(@Nullable Throwable failure) {
    if (failure == null) {
      return Caller.unknown(new IllegalStateException("its group has ended without it"));
    }
    Throwable reason = failure instanceof CompletionException ? failure.getCause() : failure;
    return reason instanceof CarriageFailed end ? end.outcome() : Caller.unknown(failure);
  }

  private void followLater(int known) {
    followAfter(turn.everyMillis(), known);
  }

  private void followAfter(long millis, int known) {
    CompletableFuture.delayedExecutor(millis, TimeUnit.MILLISECONDS).execute(() -> follow(known));
  }

  private void follow(int known) {
    if (carriage.outcome().isDone() || ends.stream().allMatch(CompletableFuture::isDone)) {
      return;
    }
    CompletableFuture<GroupOutcome> next = carriage.next(known);
    next.whenComplete(
        (piece, failure) -> {
          // That the group cannot be carried is told by its own end.
          if (failure != null) {
            followLater(known);
            return;
          }
          take(piece);
          if (PayloadSize.isNearlyFull(piece.outcomes().values())) {
            follow(piece.known());
          } else {
            followLater(piece.known());
          }
        });
  }

  private void take(GroupOutcome piece) {
    piece
        .outcomes()
        .forEach(
            (index, outcome) ->
                ends.get(index).complete(new TimedOutcome(outcome, Caller.since(began))));
  }
}
