package dev.nightjar.generator.feed;

import dev.nightjar.generator.fault.FaultKind;
import dev.nightjar.generator.fault.Punctuality;
import dev.nightjar.generator.plan.DayPlan;
import dev.nightjar.generator.plan.Visit;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/** When visits arrive, or each of their events for itself. */
final class Arrivals {
  private static final long MILLIS_PER_DAY = 86_400_000;

  private Arrivals() {}

  /** When all events of a visit arrive, epoch milliseconds. */
  static long at(DayPlan plan, Visit visit) {
    long draws = plan.draws(visit.number());
    return visit.event(visit.events() - 1).at() + Punctuality.of(draws).delay(draws);
  }

  /** Whether a visit arrives within a date of UTC. */
  static boolean isOn(LocalDate date, DayPlan plan, long number) {
    Punctuality punctuality = Punctuality.of(plan.draws(number));
    return isPossible(punctuality, date, plan)
        && Math.floorDiv(at(plan, plan.visit(number)), MILLIS_PER_DAY) == date.toEpochDay();
  }

  /** Whether an event arrives within a date of UTC by itself. */
  static boolean isOn(LocalDate date, DayPlan plan, long draws, Visit visit, int step) {
    Punctuality punctuality = Punctuality.of(draws);
    return isPossible(punctuality, date, plan)
        && Math.floorDiv(visit.event(step).at() + punctuality.delay(draws), MILLIS_PER_DAY)
            == date.toEpochDay();
  }

  /** Whether any visit of a day can arrive within a date of UTC. */
  static boolean isPossible(LocalDate date, DayPlan plan) {
    for (Punctuality each : Punctuality.values()) {
      if (isPossible(each, date, plan)) {
        return true;
      }
    }
    return false;
  }

  /** What is counted of the punctuality of a visit or an event, by its draws. */
  static Optional<FaultKind> fault(long draws) {
    return switch (Punctuality.of(draws)) {
      case ON_TIME -> Optional.empty();
      case LATE -> Optional.of(FaultKind.LATE);
      case VERY_LATE -> Optional.of(FaultKind.VERY_LATE);
      case TOO_EARLY -> Optional.of(FaultKind.TOO_EARLY);
    };
  }

  private static boolean isPossible(Punctuality punctuality, LocalDate date, DayPlan plan) {
    long start = date.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    return plan.start() + punctuality.least() < start + MILLIS_PER_DAY
        && plan.end() + punctuality.most() >= start;
  }
}
