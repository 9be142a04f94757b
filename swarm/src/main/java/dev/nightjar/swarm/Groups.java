package dev.nightjar.swarm;

import dev.nightjar.swarm.failure.ResourceNotAvailable;
import dev.nightjar.swarm.lane.Admission;
import dev.nightjar.swarm.message.FaultType;
import dev.nightjar.swarm.message.GroupItem;
import dev.nightjar.swarm.message.GroupRequest;
import dev.nightjar.swarm.stub.Invocation;
import dev.nightjar.swarm.temporal.TemporalTransport;
import dev.nightjar.swarm.transport.CarriageFailed;
import dev.nightjar.swarm.transport.FoundGroup;
import dev.nightjar.swarm.transport.GroupCarriage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Starts groups: admitted whole or not at all, carried in pages. Thread-safe. */
final class Groups {
  /** Half a second: longer bundles save little more, and are repeated when their host is lost. */
  private static final int BUNDLE_MILLIS = 500;

  private final Caller caller;

  Groups(Caller caller) {
    this.caller = caller;
  }

  /**
   * Starts a group.
   *
   * @param members at least one
   * @throws ResourceNotAvailable when the lane refuses it
   * @throws IllegalArgumentException unless all are of one method
   */
  <R> SwarmGroup<R> start(List<Origin> members) {
    checkOneMethod(members);
    Beginning group = caller.begin(members.get(0));
    return start(group, members, caller.admit(group, members.size()));
  }

  /** A group's worker hosts are told of one method, and of each member's arguments. */
  private static void checkOneMethod(List<Origin> members) {
    String first = members.get(0).name();
    members.stream()
        .map(Origin::name)
        .filter(name -> !name.equals(first))
        .findFirst()
        .ifPresent(
            other -> {
              throw new IllegalArgumentException(
                  "Cannot start a group of %s and %s: its calls are of one method. Start a group for each"
                      .formatted(first, other));
            });
  }

  /** Starts a group that is admitted: nothing is written for what is refused. */
  <R> SwarmGroup<R> start(Beginning group, List<Origin> members, Admission admission) {
    List<GroupCarriage> carriages = new ArrayList<>();
    List<List<GroupItem>> pages;
    try {
      pages = Pages.of(items(members));
      carry(group, pages, carriages);
    } catch (RuntimeException e) {
      if (!mayBeAskedAgain(group, e)) {
        // What was there before is not this caller's to end.
        carriages.stream().filter(carriage -> !carriage.isFound()).forEach(GroupCarriage::cancel);
      }
      throw caller.notStarted(group, admission, members.size(), e);
    }
    RunningGroup running =
        RunningGroup.of(carriages, pages.stream().map(List::size).toList(), group.began());
    running.ends().forEach(end -> Caller.limit(end, group));
    return group(
        group.id(),
        group.lane(),
        members,
        running,
        (place, timed) -> {
          admission.ended(timed.outcome().status());
          caller.unseen().ended(group.id() + "#" + place, members.get(place), timed);
        });
  }

  /** Whoever gave an id, may ask for the same again, and goes on with the pages that are there. */
  private static boolean mayBeAskedAgain(Beginning group, RuntimeException failure) {
    return group.origin().options().id().isPresent()
        && failure instanceof CarriageFailed failed
        && Optional.ofNullable(failed.outcome().fault())
            .filter(fault -> fault.is(FaultType.NOT_CARRIED))
            .isPresent();
  }

  private List<GroupItem> items(List<Origin> members) {
    return members.stream()
        .map(member -> new GroupItem(caller.arguments(member.invocation()), member.host()))
        .toList();
  }

  private void carry(Beginning group, List<List<GroupItem>> pages, List<GroupCarriage> carriages) {
    Invocation first = group.origin().invocation();
    int place = 0;
    for (int page = 0; page < pages.size(); page++) {
      GroupRequest request =
          new GroupRequest(
              first.contract().name(),
              first.method().name(),
              pages.get(page),
              group.origin().context(),
              group.limits(),
              Math.max(1, caller.options().window() / pages.size()),
              place,
              page,
              pages.size(),
              bundleMillis(group));
      carriages.add(
          caller
              .transport()
              .startGroup(
                  TemporalTransport.pageId(group.id(), page),
                  group.lane(),
                  request,
                  group.terms()));
      place += pages.get(page).size();
    }
  }

  /** Whoever waits is not to wait long for the others of a bundle. */
  private static int bundleMillis(Beginning group) {
    long total = group.limits().total();
    return total == 0 ? BUNDLE_MILLIS : (int) Math.max(1, Math.min(BUNDLE_MILLIS, total / 4));
  }

  /**
   * A group that was started by this process or another; empty when Temporal does not know all of
   * it, as while it is being started, or when a part of it is older than what Temporal keeps.
   */
  <R> Optional<SwarmGroup<R>> find(Class<?> type, String id) {
    Optional<FoundGroup> first = page(id, 0);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    FoundGroup found = first.orElseThrow();
    List<FoundGroup> pages = new ArrayList<>(List.of(found));
    for (int number = 1; number < found.request().pages(); number++) {
      Optional<FoundGroup> page = page(id, number);
      if (page.isEmpty()) {
        return Optional.empty();
      }
      pages.add(page.orElseThrow());
    }
    List<Origin> origins = pages.stream().flatMap(page -> origins(type, page.request())).toList();
    Duration age = Duration.between(found.startedAt(), Instant.now());
    RunningGroup running =
        RunningGroup.of(
            pages.stream().map(FoundGroup::carriage).toList(),
            pages.stream().map(page -> page.request().items().size()).toList(),
            System.nanoTime() - age.toNanos());
    return Optional.of(group(id, found.lane(), origins, running, (place, timed) -> {}));
  }

  private Optional<FoundGroup> page(String id, int page) {
    return Found.asked(id, () -> caller.transport().findGroup(TemporalTransport.pageId(id, page)));
  }

  private Stream<Origin> origins(Class<?> type, GroupRequest page) {
    return page.items().stream()
        .map(
            item ->
                new Origin(
                    Found.invocation(
                        caller, type, page.contract(), page.method(), item.arguments()),
                    Found.options(page.limits()),
                    page.context(),
                    item.host()));
  }

  private <R> SwarmGroup<R> group(
      String id,
      String lane,
      List<Origin> origins,
      RunningGroup running,
      BiConsumer<Integer, TimedOutcome> count) {
    List<SwarmCall<R>> calls = new ArrayList<>();
    for (int i = 0; i < origins.size(); i++) {
      CompletableFuture<TimedOutcome> end = running.ends().get(i);
      int place = i;
      calls.add(
          new SwarmCall<>(
              id + "#" + i,
              lane,
              origins.get(i),
              caller.options().mapper(),
              end.whenComplete((timed, never) -> count.accept(place, timed)),
              () -> running.giveUp(place)));
    }
    return new SwarmGroup<>(id, calls, running::giveUpAll);
  }

  /** The members of a group over all its arguments. */
  static List<Origin> members(List<Invocation> invocations, CallOptions options) {
    return invocations.stream().map(invocation -> Origin.of(invocation, options)).toList();
  }

  /** The members of a broadcast: one for each worker host. */
  static List<Origin> members(
      Invocation invocation, CallOptions options, Collection<String> hosts) {
    Origin origin = Origin.of(invocation, options);
    return hosts.stream().map(origin::on).toList();
  }
}
