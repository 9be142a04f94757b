package dev.nightjar.jobs.analytics;

/**
 * A quarter of an hour of the business day.
 *
 * @param index counted from 0 at the day's start; a day of 24 hours has 96, one of 25 hours 100,
 *     and the last day before a merchant moves to another zone can have more
 */
public record Quarter(int index) {
  private static final String TENS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final int MOST = TENS.length() * 10;

  public Quarter {
    if (index < 0 || index >= MOST) {
      throw new IllegalArgumentException(
          "Invalid quarter: %d is not in 0..%d".formatted(index, MOST - 1));
    }
  }

  /**
   * Reads {@link #value()} back.
   *
   * @throws IllegalArgumentException when the text is not a quarter's value
   */
  public static Quarter parse(String value) {
    int tens = value.length() == 2 ? TENS.indexOf(value.charAt(0)) : -1;
    int ones = value.length() == 2 ? TENS.indexOf(value.charAt(1)) : -1;
    if (tens < 0 || ones < 0 || ones > 9) {
      throw new IllegalArgumentException("Invalid quarter: '%s' is not 00 to Z9".formatted(value));
    }
    return new Quarter(tens * 10 + ones);
  }

  /**
   * Two characters, so that bytewise order is the order of the day: {@code 00} to {@code 99}, then
   * {@code A0} for 100 and so on.
   */
  public String value() {
    return "" + TENS.charAt(index / 10) + TENS.charAt(index % 10);
  }
}
