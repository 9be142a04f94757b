package dev.nightjar.generator.feed;

import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.plan.Calendar;
import dev.nightjar.generator.plan.DayPlan;
import dev.nightjar.generator.plan.Planner;
import dev.nightjar.generator.summary.ExpectedDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * All lines, in the order in which they arrive: without faults business day by business day and
 * merchant by merchant, else date by date of UTC, shuffled in blocks. Thread-safe.
 */
public final class Feed {
  private static final int MOST_DAYS_LATE = 30;
  private static final int MOST_DAYS_EARLY = 2;

  private final Planner planner;
  private final Calendar calendar;
  private final Faults faults;

  /** The feed of what a planner plans. */
  public Feed(Planner planner, Calendar calendar, Faults faults) {
    this.planner = planner;
    this.calendar = calendar;
    this.faults = faults;
  }

  /** Gives out the blocks in their order. */
  public void blocks(Consumer<Block> out) {
    Packing packing = new Packing(faults, out);
    if (faults == Faults.NONE) {
      for (int day = 0; day < calendar.days(); day++) {
        packing.date(calendar.date(day));
        addDay(day, packing);
      }
    } else {
      for (int on = -MOST_DAYS_EARLY; on < calendar.days() + MOST_DAYS_LATE; on++) {
        packing.date(calendar.date(on));
        for (int day = on - MOST_DAYS_LATE; day <= on + MOST_DAYS_EARLY; day++) {
          if (day >= 0 && day < calendar.days()) {
            addDay(day, packing);
          }
        }
      }
    }
    packing.close();
  }

  /** All documents in their order, made while they are taken. */
  public Stream<byte[]> documents() {
    List<Block> blocks = new ArrayList<>();
    blocks(blocks::add);
    return blocks.stream().flatMap(block -> block.lines().documents().stream());
  }

  /**
   * Gives out what has to be known, merchant by merchant and day by day, when everything that
   * arrived up to the end of a date of UTC was read. Whether visitors are new is told by all that
   * they ever do.
   *
   * @throws IllegalStateException when events are late each for itself, which no plan tells
   */
  public void expectedBy(LocalDate date, Consumer<ExpectedDay> out) {
    if (faults == Faults.LATE_EVENTS) {
      throw new IllegalStateException(
          "Cannot tell what is known by %s: no plan tells it of late events. Read the lines"
              .formatted(date));
    }
    long end = date.plusDays(1).toEpochDay() * 86_400_000;
    for (int shop = 0; shop < planner.shops(); shop++) {
      for (int day = 0; day < calendar.days(); day++) {
        planner
            .plan(shop, day)
            .map(plan -> plan.expected(visit -> arrivesBefore(end, plan, visit)))
            .filter(expected -> expected.events() > 0)
            .ifPresent(out);
      }
    }
  }

  private boolean arrivesBefore(long end, DayPlan plan, long visit) {
    return faults == Faults.NONE ? plan.end() <= end : Arrivals.at(plan, plan.visit(visit)) < end;
  }

  private void addDay(int day, Packing packing) {
    for (int shop = 0; shop < planner.shops(); shop++) {
      planner.plan(shop, day).ifPresent(packing::add);
    }
  }
}
