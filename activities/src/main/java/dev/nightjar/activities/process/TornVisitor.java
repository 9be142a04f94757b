package dev.nightjar.activities.process;

import dev.nightjar.activities.failure.PermanentFailure;

/** A job failed on a visitor of whom records are stored already, so it cannot be left out. */
public final class TornVisitor extends PermanentFailure {
  private static final long serialVersionUID = 1L;

  TornVisitor(VisitorFailure failure) {
    super(
        "%s. The visitor has too many records to be left out".formatted(failure.getMessage()),
        failure);
  }
}
