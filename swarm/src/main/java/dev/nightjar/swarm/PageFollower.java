package dev.nightjar.swarm;

import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.transport.GroupCarriage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Brings the ends of a page's calls to their caller as they come, several times a second: asking
 * for each would cost more than the call.
 */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class PageFollower {
  private static final long PACE_MILLIS = 200;

  private final GroupCarriage carriage;
  private final List<CompletableFuture<TimedOutcome>> ends;
  private final long began;

  PageFollower(GroupCarriage carriage, List<CompletableFuture<TimedOutcome>> ends, long began) {
    this.carriage = carriage;
    this.ends = ends;
    this.began = began;
  }

  void start() {
    carriage
        .outcome()
        .whenComplete(
            (outcome, failure) -> {
              if (failure == null) {
                take(outcome);
              }
              ends.forEach(
                  end ->
                      end.complete(
                          new TimedOutcome(
                              Caller.unknown(
                                  failure == null
                                      ? new IllegalStateException("its group has ended without it")
                                      : failure),
                              Caller.since(began))));
            });
    followLater(0);
  }

  private void followLater(int known) {
    CompletableFuture.delayedExecutor(PACE_MILLIS, TimeUnit.MILLISECONDS)
        .execute(() -> follow(known));
  }

  private void follow(int known) {
    if (carriage.outcome().isDone() || ends.stream().allMatch(CompletableFuture::isDone)) {
      return;
    }
    CompletableFuture<GroupOutcome> next = carriage.next(known);
    next.whenComplete(
        (piece, failure) -> {
          // What fails here is told by the group's own end.
          if (failure == null) {
            take(piece);
            if (piece.known() < ends.size()) {
              followLater(piece.known());
            }
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
