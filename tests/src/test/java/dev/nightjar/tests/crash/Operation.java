package dev.nightjar.tests.crash;

import dev.nightjar.tests.crash.Readers.Older;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What an operator does beside plain nights: its data, and the faults that strike it. */
enum Operation {
  BACKFILL(6, 2_400, 4, Older.NEVER),
  LATE(4, 2_800, 4, Older.NEVER),
  PAUSE(1, 2_400, 4, Older.NEVER),
  RETRY(1, 2_400, 3, Older.NEVER),
  ROLLBACK(1, 600, 1, Older.BY_ROLLBACK);

  /** How many of the seed strike each, beside those that belong to the scenario. */
  static final int FAULTS = 3;

  private static final int MERCHANTS = 6;

  private final int days;
  private final long events;
  private final int mostChunksBetween;
  private final Older older;

  Operation(int days, long events, int mostChunksBetween, Older older) {
    this.days = days;
    this.events = events;
    this.mostChunksBetween = mostChunksBetween;
    this.older = older;
  }

  /** What the record of it is called. */
  String words() {
    return name().toLowerCase(Locale.ROOT);
  }

  Older older() {
    return older;
  }

  KnownData data(long seed) {
    return KnownData.ofDays(seed, MERCHANTS, days, events);
  }

  /** The faults of a seed, one by one; operations and seeds go evenly through all sorts. */
  FaultSequence faults(long seed) {
    long place = (seed - 1) * values().length + List.of(values()).indexOf(this) + 1;
    Random random = new Random(place);
    List<Strike> strikes = new ArrayList<>();
    for (Fault fault : FaultSequence.of(place, FAULTS, sorts()).faults()) {
      strikes.add(new Strike(1, 1 + random.nextInt(mostChunksBetween), List.of(fault)));
    }
    return new FaultSequence(seed, strikes);
  }

  /** A rollback is the command line's own work, with HBase and the ledger. */
  private List<FaultSort> sorts() {
    return FaultSort.singly().stream()
        .filter(
            sort ->
                this != ROLLBACK
                    || !(sort.name().contains(Part.WORKER_HOST.words())
                        || sort.name().contains(Part.TEMPORAL.words())))
        .toList();
  }
}
