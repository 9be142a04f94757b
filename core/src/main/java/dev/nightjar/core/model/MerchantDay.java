package dev.nightjar.core.model;

import java.time.LocalDate;
import java.util.Comparator;

/**
 * One merchant's business day, the unit of what a reader sees.
 *
 * @param merchant whose day
 * @param day the calendar date in the merchant's own zone
 */
public record MerchantDay(MerchantId merchant, LocalDate day) implements Comparable<MerchantDay> {
  private static final Comparator<MerchantDay> ORDER =
      Comparator.comparing(MerchantDay::merchant).thenComparing(MerchantDay::day);

  @Override
  public int compareTo(MerchantDay other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return merchant + "/" + day;
  }
}
