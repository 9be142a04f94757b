package dev.nightjar.generator.plan;

/** When of the day visits start: a weight for each quarter of an hour of the business day. */
final class Diurnal {
  private static final int HOURS = 24;

  /** By hour of the day, the average being 1,000. */
  private static final int[] WEIGHTS = {
    420, 260, 170, 120, 110, 150, 330, 640, 930, 1140, 1250, 1290, 1330, 1270, 1210, 1220, 1280,
    1390, 1560, 1760, 1900, 1780, 1440, 850
  };

  private final long[] ends;

  /** Weights for a day of so many quarters of an hour, stretched over days of another length. */
  Diurnal(int quarters) {
    ends = new long[quarters + 1];
    for (int quarter = 0; quarter < quarters; quarter++) {
      ends[quarter + 1] = ends[quarter] + WEIGHTS[quarter * HOURS / quarters];
    }
  }

  /** The sum of the weights before a quarter. */
  long before(int quarter) {
    return ends[quarter];
  }
}
