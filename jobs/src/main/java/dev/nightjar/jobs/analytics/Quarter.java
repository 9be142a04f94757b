package dev.nightjar.jobs.analytics;

/**
 * A quarter of an hour of the business day.
 *
 * @param index 0 to 99, counted from the day's start; a day of 24 hours has 96
 */
public record Quarter(int index) {
  private static final int MOST = 100;

  public Quarter {
    if (index < 0 || index >= MOST) {
      throw new IllegalArgumentException(
          "Invalid quarter: %d is not in 0..%d".formatted(index, MOST - 1));
    }
  }

  /** Reads {@link #value()} back. */
  public static Quarter parse(String value) {
    if (value.length() != 2 || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("Invalid quarter: '%s' is not 00 to 99".formatted(value));
    }
    return new Quarter(Integer.parseInt(value));
  }

  /** Two digits, so that bytewise order is the order of the day. */
  public String value() {
    return index < 10 ? "0" + index : Integer.toString(index);
  }
}
