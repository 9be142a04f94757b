package dev.nightjar.jobs.analytics.data;

import dev.nightjar.core.event.QuarantineReason;

/** A line that breaks a rule of the event document. */
final class BadLine extends Exception {
  private static final long serialVersionUID = 1L;

  private final QuarantineReason reason;

  BadLine(QuarantineReason reason) {
    super(reason.code());
    this.reason = reason;
  }

  QuarantineReason reason() {
    return reason;
  }
}
