package dev.nightjar.core.late;

/** What a night does about merchant-days that should be published and never were. */
public enum GapPolicy {
  /** It computes them with the late data. */
  RUN,
  /** It only reports them. */
  REPORT
}
