package dev.nightjar.core.job;

/** How a metric's deltas add up. Every type is associative and commutative. */
public enum MetricType {
  /** A whole number; adding overflows with an error, never silently. */
  COUNT,
  /** An exact decimal. */
  SUM,
  /** The least of the values offered. */
  MINIMUM,
  /** The greatest of the values offered. */
  MAXIMUM,
  /** A mergeable sketch in a form of the job's choice. */
  SKETCH
}
