package dev.nightjar.generator.plan;

/** Which product an event of a visit is about. */
enum Item {
  /** None. */
  NONE,
  /** The visit's product. */
  MAIN,
  /** The product that belongs to it. */
  PARTNER
}
