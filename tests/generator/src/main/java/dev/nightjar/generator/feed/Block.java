package dev.nightjar.generator.feed;

import dev.nightjar.generator.draw.Draws;
import dev.nightjar.generator.fault.FaultKind;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.plan.DayPlan;
import dev.nightjar.generator.plan.Visit;
import dev.nightjar.generator.shop.Shop;
import java.time.LocalDate;
import java.util.List;

/** A few thousand lines of a feed, written alone. Immutable. */
public final class Block {
  private static final long EVENTS = -12;
  private static final long ORDER = -13;

  private final long number;
  private final LocalDate date;
  private final List<Part> parts;
  private final Faults faults;

  Block(long number, LocalDate date, List<Part> parts, Faults faults) {
    this.number = number;
    this.date = date;
    this.parts = List.copyOf(parts);
    this.faults = faults;
  }

  /** Its place in the feed, from 0. */
  public long number() {
    return number;
  }

  /** When its lines arrive: a date of UTC, or without faults their business day. */
  public LocalDate date() {
    return date;
  }

  /** Its lines. */
  public Lines lines() {
    Lines lines = new Lines(faults);
    for (Part part : parts) {
      for (long visit = part.firstVisit(); visit < part.endVisit(); visit++) {
        if (faults != Faults.DEFAULT || Arrivals.isOn(date, part.plan(), visit)) {
          add(part, part.plan().visit(visit), lines);
        }
      }
    }
    if (faults != Faults.NONE) {
      lines.shuffle(Draws.key(Draws.key(ORDER, number), date.toEpochDay()));
    }
    return lines;
  }

  private void add(Part part, Visit visit, Lines lines) {
    DayPlan plan = part.plan();
    Shop shop = plan.shop();
    long draws = Draws.key(plan.draws(visit.number()), EVENTS);
    int end = Math.min(visit.events(), part.endStep());
    for (int step = part.firstStep(); step < end; step++) {
      long own = Draws.key(draws, step);
      long arriving = faults == Faults.LATE_EVENTS ? own : plan.draws(visit.number());
      if (faults != Faults.LATE_EVENTS || Arrivals.isOn(date, plan, own, visit, step)) {
        if (faults != Faults.NONE) {
          Arrivals.fault(arriving).ifPresent((FaultKind kind) -> lines.count(kind));
        }
        lines.add(shop, visit.event(step), own, plan.end());
      }
    }
  }
}
