package dev.nightjar.core.late;

/** Why a merchant-day waits to be computed. */
public enum LateReason {
  /** It has raw data and was never published: a gap. */
  NEVER_PUBLISHED("never published"),
  /** Raw data reached it after what is published was computed, or so shortly before that it may. */
  REACHED_AFTER("reached after publication"),
  /** The same, but an audit announced it: the writer did not. */
  FOUND_BY_AUDIT("found by audit");

  private final String words;

  LateReason(String words) {
    this.words = words;
  }

  /** The reason in words. */
  public String words() {
    return words;
  }
}
