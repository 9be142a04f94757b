package dev.nightjar.tests.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * A sort of fault, of which a seed makes one with its own time.
 *
 * @param name what and where, without a number
 * @param form makes one
 */
record FaultSort(String name, Form form) {
  private static final Duration AWAY_LEAST = Duration.ofSeconds(1);
  private static final Duration AWAY_MOST = Duration.ofSeconds(5);

  /** Longer than {@link CrashSite#HEARTBEAT_TIMEOUT}. */
  private static final Duration FROZEN_LEAST = Duration.ofSeconds(6);

  /** Longer than HBase's servers may be silent. */
  private static final Duration FROZEN_MOST = Duration.ofSeconds(14);

  private static final Set<String> BRIEF =
      Set.of(
          "kill -9 worker host",
          "kill -9 region server",
          "kill -9 temporal",
          "kill -9 mysql",
          "SIGTERM worker host",
          "SIGSTOP worker host",
          "SIGSTOP mysql",
          "SIGSTOP command line",
          "kill -9 zookeeper",
          "cut to temporal",
          "reset to region servers",
          "slow to mysql",
          "clock off PT1H");

  private static final Duration DELAY = Duration.ofMillis(100);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Makes a fault from a source of chance. */
  @FunctionalInterface
  interface Form {
    Fault make(Random random);
  }

  Fault fault(Random random) {
    return form.make(random);
  }

  /** All sorts that strike processes. */
  static List<FaultSort> processes() {
    List<FaultSort> sorts = new ArrayList<>();
    for (Part part : Part.values()) {
      sorts.add(away("kill -9 " + part.words(), part, Fault.Killed::new));
      sorts.add(away("SIGTERM " + part.words(), part, Fault.Terminated::new));
      sorts.add(
          new FaultSort(
              "SIGSTOP " + part.words(),
              random ->
                  new Fault.Frozen(
                      target(part, random),
                      FaultSequence.between(random, FROZEN_LEAST, FROZEN_MOST))));
    }
    sorts.add(new FaultSort("full stop", random -> new Fault.EverythingStopped(away(random))));
    sorts.add(new FaultSort("kill -9 at once", random -> new Fault.EverythingKilled(away(random))));
    return sorts;
  }

  /** All sorts that strike the network between the product and a server. */
  static List<FaultSort> networks() {
    List<FaultSort> sorts = new ArrayList<>();
    for (Link link : Link.values()) {
      String words = " to " + link.words();
      sorts.add(new FaultSort("cut" + words, random -> new Fault.BlackHole(link, cutFor(random))));
      sorts.add(
          new FaultSort("slow" + words, random -> new Fault.Slowed(link, DELAY, cutFor(random))));
      sorts.add(new FaultSort("reset" + words, random -> new Fault.Reset(link, away(random))));
    }
    return sorts;
  }

  /** All sorts that strike disks and clocks. */
  static List<FaultSort> machines() {
    List<FaultSort> sorts = new ArrayList<>();
    for (Store store : Store.values()) {
      sorts.add(
          new FaultSort(
              "disk full " + store.words(),
              random -> new Fault.DiskFull(store, cutFor(random).multipliedBy(2))));
    }
    for (Duration off : List.of(HOUR, HOUR.negated())) {
      sorts.add(
          new FaultSort(
              "clock off " + off,
              random -> new Fault.ClockOff(target(Part.WORKER_HOST, random), off, cutFor(random))));
    }
    return sorts;
  }

  /** Every sort there is. */
  static List<FaultSort> all() {
    List<FaultSort> sorts = new ArrayList<>(processes());
    sorts.addAll(networks());
    sorts.addAll(machines());
    return sorts;
  }

  /** One of each kind, on each part once, of those that need no new start of the whole stack. */
  static List<FaultSort> brief() {
    List<FaultSort> all = all();
    return all.stream().filter(sort -> BRIEF.contains(sort.name())).toList();
  }

  /** Those that strike one part or one part's network, and leave the stack running. */
  static List<FaultSort> singly() {
    List<FaultSort> sorts = new ArrayList<>(processes());
    sorts.addAll(networks());
    sorts.removeIf(sort -> sort.fault(new Random(0)).isAlone());
    return List.copyOf(sorts);
  }

  private static Duration cutFor(Random random) {
    return FaultSequence.between(random, FROZEN_LEAST, FROZEN_MOST);
  }

  private static FaultSort away(String name, Part part, BiFunction<Target, Duration, Fault> form) {
    return new FaultSort(name, random -> form.apply(target(part, random), away(random)));
  }

  private static Target target(Part part, Random random) {
    return new Target(part, 1 + random.nextInt(part.members()));
  }

  private static Duration away(Random random) {
    return FaultSequence.between(random, AWAY_LEAST, AWAY_MOST);
  }
}
