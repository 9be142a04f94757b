package dev.nightjar.generator.feed;

import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.plan.DayPlan;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Packs parts of merchants' days into blocks of about one size. Not thread-safe. */
final class Packing {
  private final Faults faults;
  private final Consumer<Block> out;
  private final List<Part> parts = new ArrayList<>();
  private LocalDate date = LocalDate.EPOCH;
  private long weight;
  private long number;

  Packing(Faults faults, Consumer<Block> out) {
    this.faults = faults;
    this.out = out;
  }

  /** Starts a date. */
  void date(LocalDate next) {
    close();
    date = next;
  }

  void add(DayPlan plan) {
    if (faults != Faults.NONE && !Arrivals.isPossible(date, plan)) {
      return;
    }
    for (Part part : Part.of(plan)) {
      if (weight + part.weight() > Part.MOST) {
        close();
      }
      parts.add(part);
      weight += part.weight();
    }
  }

  /** Ends the block that is being packed. */
  void close() {
    if (!parts.isEmpty()) {
      out.accept(new Block(number++, date, parts, faults));
      parts.clear();
      weight = 0;
    }
  }
}
