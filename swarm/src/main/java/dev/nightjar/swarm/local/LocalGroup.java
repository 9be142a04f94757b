package dev.nightjar.swarm.local;

import dev.nightjar.swarm.message.CallOutcome;
import dev.nightjar.swarm.message.GroupOutcome;
import dev.nightjar.swarm.message.GroupRequest;
import dev.nightjar.swarm.transport.GroupCarriage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** A page of a group under way in this process; the lane's slots are its window. */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class LocalGroup implements GroupCarriage {
  private final List<LocalCall> calls = new ArrayList<>();
  private final List<Integer> order = new ArrayList<>();
  private final CompletableFuture<GroupOutcome> outcome;

  LocalGroup(LocalLane lane, GroupRequest request) {
    for (int i = 0; i < request.items().size(); i++) {
      LocalCall call =
          lane.execute(request.call(i), Optional.ofNullable(request.items().get(i).host()));
      calls.add(call);
      int index = i;
      call.outcome().thenRun(() -> ended(index));
    }
    this.outcome =
        CompletableFuture.allOf(
                calls.stream().map(LocalCall::outcome).toArray(CompletableFuture[]::new))
            .thenApply(done -> all());
  }

  private synchronized void ended(int index) {
    order.add(index);
  }

  private GroupOutcome all() {
    SortedMap<Integer, CallOutcome> outcomes = new TreeMap<>();
    for (int i = 0; i < calls.size(); i++) {
      outcomes.put(i, calls.get(i).outcome().join());
    }
    return new GroupOutcome(outcomes, outcomes.size());
  }

  @Override
  public CompletableFuture<GroupOutcome> outcome() {
    return outcome;
  }

  @Override
  public synchronized CompletableFuture<GroupOutcome> next(int known) {
    SortedMap<Integer, CallOutcome> outcomes = new TreeMap<>();
    for (int index : order.subList(known, order.size())) {
      outcomes.put(index, calls.get(index).outcome().join());
    }
    return CompletableFuture.completedFuture(new GroupOutcome(outcomes, order.size()));
  }

  @Override
  public boolean isFound() {
    return false;
  }

  @Override
  public void giveUp(List<Integer> indexes) {
    indexes.forEach(index -> calls.get(index).cancel());
  }

  @Override
  public void cancel() {
    calls.forEach(LocalCall::cancel);
  }

  /** The same for who comes upon it. */
  GroupCarriage found() {
    return new FoundLocalGroup(this);
  }

  private record FoundLocalGroup(LocalGroup group) implements GroupCarriage {
    @Override
    public CompletableFuture<GroupOutcome> outcome() {
      return group.outcome();
    }

    @Override
    public CompletableFuture<GroupOutcome> next(int known) {
      return group.next(known);
    }

    @Override
    public boolean isFound() {
      return true;
    }

    @Override
    public void giveUp(List<Integer> calls) {
      group.giveUp(calls);
    }

    @Override
    public void cancel() {
      group.cancel();
    }
  }
}
