package dev.nightjar.jobs.analytics;

import java.math.BigDecimal;

/**
 * What happened in a quarter of an hour of the business day.
 *
 * @param events events of any type
 * @param net the net of the purchase events
 */
public record QuarterActivity(long events, BigDecimal net) {
  public QuarterActivity {
    if (events < 0) {
      throw new IllegalArgumentException("Invalid quarter activity: %d events".formatted(events));
    }
    net = net.stripTrailingZeros();
  }

  /** Both together. */
  public QuarterActivity plus(QuarterActivity other) {
    return new QuarterActivity(events + other.events, net.add(other.net));
  }
}
