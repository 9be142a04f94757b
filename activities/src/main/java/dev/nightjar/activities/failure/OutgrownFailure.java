package dev.nightjar.activities.failure;

import dev.nightjar.core.plan.Outgrowth;

/** A chunk has outgrown its weight, and its execution ends so that it can be split. */
public final class OutgrownFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Outgrowth outgrowth;

  /** With how it did, and the words for a person. */
  public OutgrownFailure(Outgrowth outgrowth, String message) {
    super(message);
    this.outgrowth = outgrowth;
  }

  Outgrowth outgrowth() {
    return outgrowth;
  }
}
