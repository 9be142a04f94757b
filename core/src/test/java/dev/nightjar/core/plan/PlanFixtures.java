package dev.nightjar.core.plan;

import dev.nightjar.core.calendar.BusinessCalendar;
import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.calendar.ZoneHistory;
import dev.nightjar.core.model.MerchantId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Weights and options of plans under test. */
final class PlanFixtures {
  private static final LocalDate DATE = LocalDate.of(2026, 11, 22);
  private static final BusinessDay BERLIN = day("Europe/Berlin");
  private static final BusinessDay TOKYO = day("Asia/Tokyo");

  private PlanFixtures() {}

  /** Merchants m00000, m00001, ... of these weights, in two zones by turns. */
  static List<MerchantDayWeight> weights(List<Long> rows) {
    List<MerchantDayWeight> weights = new ArrayList<>();
    for (long weight : rows) {
      int number = weights.size();
      weights.add(
          new MerchantDayWeight(
              new MerchantId("m%05d".formatted(number)),
              number % 2 == 0 ? BERLIN : TOKYO,
              weight,
              WeightSource.COUNTED));
    }
    return weights;
  }

  static List<MerchantDayWeight> weights(long... rows) {
    List<Long> list = new ArrayList<>();
    for (long weight : rows) {
      list.add(weight);
    }
    return weights(list);
  }

  /** Chunks of 1000 rows, not below 100; 2 slots with 2 chunks each; other limits out of reach. */
  static PlanOptions options() {
    return options(0);
  }

  /** The same with slices of at most so many rows, of the usual number at 0. */
  static PlanOptions options(long rowsPerRange) {
    return new PlanOptions(1000, 100, 2, 2, 50, 50, 100, 100, rowsPerRange);
  }

  private static BusinessDay day(String zone) {
    return BusinessCalendar.of(ZoneHistory.of(ZoneId.of(zone))).day(DATE).orElseThrow();
  }
}
