package dev.nightjar.tests.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * The faults of a seed, in their order. The same seed gives the same sequence; seeds that follow
 * each other go evenly through all sorts of faults.
 *
 * @param seed from 1
 * @param strikes in their order
 */
record FaultSequence(long seed, List<Strike> strikes) {
  /** The nights over which they are spread. */
  static final int NIGHTS = 2;

  /** Of so many faults one strikes alone, though it could meet the one before. */
  private static final int APART = 6;

  private static final int MOST_AT_ONCE = 3;

  private static final int MOST_CHUNKS_BETWEEN = 8;

  FaultSequence {
    strikes = List.copyOf(strikes);
  }

  /**
   * The sequence of a seed.
   *
   * @param faults how many
   * @param sorts what to choose from
   */
  static FaultSequence of(long seed, int faults, List<FaultSort> sorts) {
    if (seed < 1 || faults < 1) {
      throw new IllegalArgumentException(
          "Invalid sequence: seed %d and number of faults %d must be 1 or more"
              .formatted(seed, faults));
    }
    Random random = new Random(seed);
    List<Fault> chosen = new ArrayList<>();
    for (int i = 0; i < faults; i++) {
      chosen.add(sort((seed - 1) * faults + i, sorts).fault(random));
    }
    Collections.shuffle(chosen, random);
    List<List<Fault>> groups = groups(chosen, random);
    List<Strike> strikes = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      int night = 1 + i * NIGHTS / groups.size();
      strikes.add(new Strike(night, random.nextInt(MOST_CHUNKS_BETWEEN + 1), groups.get(i)));
    }
    return new FaultSequence(seed, strikes);
  }

  /** All faults of it. */
  List<Fault> faults() {
    return strikes.stream().flatMap(strike -> strike.faults().stream()).toList();
  }

  /** The n-th fault of all seeds laid end to end: every sort once, in an order, then again. */
  private static FaultSort sort(long place, List<FaultSort> sorts) {
    List<FaultSort> order = new ArrayList<>(sorts);
    Collections.shuffle(order, new Random(place / sorts.size()));
    return order.get((int) (place % sorts.size()));
  }

  private static List<List<Fault>> groups(List<Fault> faults, Random random) {
    List<List<Fault>> groups = new ArrayList<>();
    for (Fault fault : faults) {
      int last = groups.size() - 1;
      if (last >= 0 && random.nextInt(APART) > 0 && canMeet(groups.get(last), fault)) {
        groups.get(last).add(fault);
      } else {
        groups.add(new ArrayList<>(List.of(fault)));
      }
    }
    return groups;
  }

  private static boolean canMeet(List<Fault> others, Fault fault) {
    return others.size() < MOST_AT_ONCE
        && !fault.isAlone()
        && others.stream()
            .noneMatch(other -> other.isAlone() || other.where().equals(fault.where()));
  }

  /** A time between two, to a tenth of a second. */
  static Duration between(Random random, Duration least, Duration most) {
    long tenths = (most.toMillis() - least.toMillis()) / 100;
    return least.plusMillis(100 * (long) random.nextInt((int) tenths + 1));
  }
}
