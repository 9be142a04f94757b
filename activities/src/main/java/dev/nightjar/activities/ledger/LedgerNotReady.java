package dev.nightjar.activities.ledger;

import org.jspecify.annotations.Nullable;

/**
 * The ledger cannot be opened: its server does not answer or refuses the user, its database is
 * missing, or its tables are not those of this version. The message says what, where and what to
 * do; it never holds the password.
 */
public final class LedgerNotReady extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LedgerNotReady(LedgerSettings settings, String why, @Nullable Throwable cause) {
    super(
        "Cannot open the ledger in database '%s' on %s: %s"
            .formatted(settings.database(), settings.server(), why),
        cause);
  }

  /** The server answered at first, and went away while the ledger was opened. */
  static LedgerNotReady lost(LedgerSettings settings, Throwable cause) {
    return new LedgerNotReady(
        settings,
        "the connection was lost while it was opened. Start MySQL there, or wait until it is up, then try again",
        cause);
  }
}
