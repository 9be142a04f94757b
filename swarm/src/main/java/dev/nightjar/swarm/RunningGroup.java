package dev.nightjar.swarm;

import dev.nightjar.swarm.transport.GroupCarriage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** A group under way at its caller's. Thread-safe. */
final class RunningGroup {
  private final List<CompletableFuture<TimedOutcome>> ends = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();

  /** Where a call is carried. */
  private record Place(RunningPage page, int index) {}

  private RunningGroup() {}

  /**
   * Follows a group.
   *
   * @param carriages its pages in order
   * @param sizes how many calls each has
   * @param began by a clock that only goes forward, in nanoseconds
   */
  static RunningGroup of(List<GroupCarriage> carriages, List<Integer> sizes, long began) {
    RunningGroup group = new RunningGroup();
    for (int number = 0; number < carriages.size(); number++) {
      RunningPage page = new RunningPage(carriages.get(number), sizes.get(number), began);
      group.ends.addAll(page.ends());
      IntStream.range(0, sizes.get(number))
          .mapToObj(index -> new Place(page, index))
          .forEach(group.places::add);
      page.follow(new PageTurn(number, carriages.size()));
    }
    return group;
  }

  /** The ends of its calls, in their order. */
  List<CompletableFuture<TimedOutcome>> ends() {
    return Collections.unmodifiableList(ends);
  }

  /** One call is given up; the others go on. */
  void giveUp(int number) {
    Place place = places.get(number);
    place.page().giveUp(place.index());
  }

  /** All calls that have not ended are given up. */
  void giveUpAll() {
    places.forEach(place -> place.page().giveUp(place.index()));
  }
}
