package dev.nightjar.swarm;

import dev.nightjar.swarm.context.SwarmContext;
import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.message.CallLimits;
import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.CallStatus;
import dev.nightjar.swarm.message.GroupItem;
import dev.nightjar.swarm.message.GroupRequest;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.stub.Requests;
import dev.nightjar.swarm.temporal.TemporalTransport;
import dev.nightjar.swarm.transport.FoundGroup;
import dev.nightjar.swarm.transport.GroupCarriage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Starts groups: admitted whole or not at all, carried in pages. Thread-safe. */
// What callbacks come to is nobody's: they end what others wait for.
@SuppressWarnings("FutureReturnValueIgnored")
final class Groups {
  private final Caller caller;

  Groups(Caller caller) {
    this.caller = caller;
  }

  /** A call of a group, and the worker host that is to execute it, or {@code null} for any. */
  record Member(Invocation invocation, @Nullable String host) {}

  /**
   * Starts a group.
   *
   * @param members at least one, all of one method
   * @throws ResourceNotAvailable when the lane refuses it
   */
  <R> SwarmGroup<R> start(List<Member> members, CallOptions call, int attempts) {
    Invocation first = members.get(0).invocation();
    Caller.checkOutside(first);
    String lane = first.contract().lane();
    String id = Caller.id(first, call);
    long began = System.nanoTime();
    CallLimits all = caller.limits(first.contract(), call, caller.lanes().policy(lane));
    CallLimits limits =
        new CallLimits(
            all.execution(),
            all.total(),
            Math.min(attempts, all.attempts()),
            all.pause(),
            all.priority());
    List<List<GroupItem>> pages = Pages.of(items(members));
    Admission admission = admit(id, first, limits, members.size());
    List<GroupCarriage> carriages = started(id, first, pages, limits, admission, members.size());
    Running running = new Running(members.size(), began);
    running.follow(carriages, pages.stream().map(List::size).toList());
    running.ends.forEach(end -> Caller.limit(end, limits, began, () -> {}));
    return group(
        id,
        lane,
        members.stream().map(Member::invocation).toList(),
        running,
        (place, timed) -> {
          admission.ended(timed.outcome().status());
          caller.recordUnseen(
              id + "#" + place,
              lane,
              () -> request(members.get(place).invocation(), limits),
              timed);
        });
  }

  /** A refused group leaves one record: nothing of it ever had a place. */
  private Admission admit(String id, Invocation first, CallLimits limits, int calls) {
    String lane = first.contract().lane();
    try {
      return caller.lanes().gate(lane).admit(first.fullName(), calls);
    } catch (ResourceNotAvailable e) {
      caller.recordRefused(id, lane, request(first, limits));
      throw e;
    }
  }

  private CallRequest request(Invocation invocation, CallLimits limits) {
    return Requests.of(
        caller.options().mapper(), invocation, SwarmContext.empty().values(), limits);
  }

  private List<GroupItem> items(List<Member> members) {
    return members.stream()
        .map(
            member ->
                new GroupItem(
                    Requests.arguments(caller.options().mapper(), member.invocation()),
                    member.host()))
        .toList();
  }

  private List<GroupCarriage> started(
      String id,
      Invocation first,
      List<List<GroupItem>> pages,
      CallLimits limits,
      Admission admission,
      int calls) {
    List<GroupCarriage> carriages = new ArrayList<>();
    int place = 0;
    try {
      for (int page = 0; page < pages.size(); page++) {
        GroupRequest request =
            new GroupRequest(
                first.contract().name(),
                first.method().name(),
                pages.get(page),
                SwarmContext.current().values(),
                limits,
                Math.max(1, caller.options().window() / pages.size()),
                place,
                page,
                pages.size());
        carriages.add(
            caller
                .transport()
                .startGroup(TemporalTransport.pageId(id, page), first.contract().lane(), request));
        place += pages.get(page).size();
      }
      return carriages;
    } catch (RuntimeException e) {
      carriages.forEach(GroupCarriage::cancel);
      for (int i = 0; i < calls; i++) {
        if (e instanceof ResourceNotAvailable) {
          admission.refused();
        } else {
          admission.ended(CallStatus.FAILED);
        }
      }
      throw e;
    }
  }

  /** A group that was started by this process or another. */
  <R> Optional<SwarmGroup<R>> find(Class<?> type, String id) {
    Optional<FoundGroup> first = caller.transport().findGroup(TemporalTransport.pageId(id, 0));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    FoundGroup found = first.orElseThrow();
    List<FoundGroup> pages = new ArrayList<>(List.of(found));
    for (int page = 1; page < found.request().pages(); page++) {
      Optional<FoundGroup> next = caller.transport().findGroup(TemporalTransport.pageId(id, page));
      next.ifPresent(pages::add);
    }
    List<Invocation> invocations =
        pages.stream()
            .flatMap(
                page ->
                    page.request().items().stream()
                        .map(
                            item ->
                                Found.invocation(
                                    caller,
                                    type,
                                    page.request().contract(),
                                    page.request().method(),
                                    item.arguments())))
            .toList();
    Duration age = Duration.between(found.startedAt(), Instant.now());
    Running running = new Running(invocations.size(), System.nanoTime() - age.toNanos());
    running.follow(
        pages.stream().map(FoundGroup::carriage).toList(),
        pages.stream().map(page -> page.request().items().size()).toList());
    return Optional.of(group(id, found.lane(), invocations, running, (place, timed) -> {}));
  }

  private <R> SwarmGroup<R> group(
      String id,
      String lane,
      List<Invocation> invocations,
      Running running,
      BiConsumer<Integer, TimedOutcome> count) {
    List<SwarmCall<R>> calls = new ArrayList<>();
    for (int i = 0; i < invocations.size(); i++) {
      CompletableFuture<TimedOutcome> end = running.ends.get(i);
      int place = i;
      calls.add(
          new SwarmCall<>(
              id + "#" + i,
              lane,
              invocations.get(i),
              caller.options().mapper(),
              end.whenComplete((timed, never) -> count.accept(place, timed)),
              () -> running.give(end)));
    }
    return new SwarmGroup<>(id, calls, running::cancelAll);
  }

  /** A group under way at its caller's. */
  private static final class Running {
    private final long began;
    private final List<CompletableFuture<TimedOutcome>> ends = new ArrayList<>();
    private final List<GroupCarriage> carriages = new ArrayList<>();

    Running(int calls, long began) {
      this.began = began;
      for (int i = 0; i < calls; i++) {
        ends.add(new CompletableFuture<>());
      }
    }

    void follow(List<GroupCarriage> pages, List<Integer> sizes) {
      carriages.addAll(pages);
      int from = 0;
      for (int page = 0; page < pages.size(); page++) {
        int to = from + sizes.get(page);
        new PageFollower(pages.get(page), ends.subList(from, to), began).start();
        from = to;
      }
      // What nobody waits for any more needs nobody to work on it.
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
          .thenRun(
              () -> {
                if (ends.stream().anyMatch(Running::isGivenUp)) {
                  cancel();
                }
              });
    }

    private static boolean isGivenUp(CompletableFuture<TimedOutcome> end) {
      CallStatus status = end.join().outcome().status();
      return status == CallStatus.TIMED_OUT || status == CallStatus.CANCELLED;
    }

    /** One call is given up; the others go on. */
    void give(CompletableFuture<TimedOutcome> end) {
      end.complete(new TimedOutcome(Caller.cancelled(), Caller.since(began)));
    }

    void cancelAll() {
      ends.forEach(this::give);
    }

    void cancel() {
      carriages.stream()
          .filter(carriage -> !carriage.outcome().isDone())
          .forEach(GroupCarriage::cancel);
    }
  }

  /** The members of a group over all its arguments. */
  static List<Member> members(List<Invocation> invocations) {
    return invocations.stream().map(invocation -> new Member(invocation, null)).toList();
  }

  /** The members of a broadcast: one for each worker host. */
  static List<Member> members(Invocation invocation, Iterable<String> hosts) {
    List<Member> members = new ArrayList<>();
    hosts.forEach(host -> members.add(new Member(invocation, host)));
    return members;
  }
}
