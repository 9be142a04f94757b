package dev.nightjar.activities.ledger;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** What a failed statement means for its caller. */
enum SqlFailure {
  /** The server chose this transaction to end a deadlock; run it again at once. */
  DEADLOCK,
  /** It may pass: no connection, time out, shutting down, too busy, read-only for now. */
  PASSING,
  /** It fails the same way every time. */
  LASTING;

  private static final int DEADLOCK_CODE = 1213;

  /**
   * MySQL's error codes without a telling SQL state: disk full (1021, 1026, and 1114, by which
   * InnoDB says that a table is full), too many connections (1040), no memory (1037, 1038, 1041),
   * shutting down (1053), lock wait time-out (1205), too many connections of a user (1203, 1226),
   * read-only (1290, 1792, 1836), interrupted (1317), statement time-out (1969, 3024).
   */
  private static final Set<Integer> PASSING_CODES =
      Set.of(
          1021, 1026, 1037, 1038, 1040, 1041, 1053, 1114, 1203, 1205, 1226, 1290, 1317, 1792, 1836,
          1969, 3024);

  /** Whether a failure was caused by one of a statement that may pass. */
  static boolean passes(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql && of(sql) != LASTING) {
        return true;
      }
    }
    return false;
  }

  static SqlFailure of(SQLException failure) {
    String state = failure.getSQLState() == null ? "" : failure.getSQLState();
    if (failure.getErrorCode() == DEADLOCK_CODE || state.equals("40001")) {
      return DEADLOCK;
    }
    boolean passing =
        failure instanceof SQLTransientException
            || failure instanceof SQLRecoverableException
            || state.startsWith("08")
            || state.startsWith("40")
            || PASSING_CODES.contains(failure.getErrorCode());
    return passing ? PASSING : LASTING;
  }
}
