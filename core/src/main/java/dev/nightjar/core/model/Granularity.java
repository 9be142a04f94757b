package dev.nightjar.core.model;

/** How long a summary's period is. */
public enum Granularity {
  /** A business day. */
  DAY('D'),
  /** A week from Monday. */
  WEEK('W'),
  /** A calendar month. */
  MONTH('M');

  private final byte code;

  Granularity(char code) {
    this.code = (byte) code;
  }

  /** The letter in row keys. */
  public byte code() {
    return code;
  }
}
