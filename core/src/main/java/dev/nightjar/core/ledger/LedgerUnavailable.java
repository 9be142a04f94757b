package dev.nightjar.core.ledger;

/** The ledger's store did not answer, or answered with an error that may pass; try again. */
public final class LedgerUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was tried, and why it cannot be done now. */
  public LedgerUnavailable(String message) {
    super(message);
  }

  /** Says what was tried, where, and why it failed. */
  public LedgerUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
