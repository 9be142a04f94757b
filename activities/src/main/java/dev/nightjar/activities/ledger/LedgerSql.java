package dev.nightjar.activities.ledger;

import dev.nightjar.core.ledger.LedgerUnavailable;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Runs statements and sorts their failures: deadlocks are tried again here, what may pass becomes
 * {@link LedgerUnavailable}, the rest an {@link IllegalStateException}. Every callback is safe to
 * run again. Thread-safe.
 */
final class LedgerSql {
  private static final int DEADLOCK_ATTEMPTS = 10;

  /** What is done with a connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Handle handle);
  }

  private final Jdbi jdbi;
  private final String server;

  LedgerSql(Jdbi jdbi, String server) {
    this.jdbi = jdbi;
    this.server = server;
  }

  /** Runs work of one statement, which is a transaction of its own. */
  <T> T statement(String what, Work<T> work) {
    return attempts(what, () -> jdbi.withHandle(work::with));
  }

  /** Runs work of several statements, all of them or none. */
  <T> T transaction(String what, Work<T> work) {
    return attempts(what, () -> jdbi.inTransaction(work::with));
  }

  /** Like {@link #statement} without a result. */
  void run(String what, Consumer<Handle> work) {
    statement(what, handle -> done(handle, work));
  }

  /** Like {@link #transaction} without a result. */
  void runTransaction(String what, Consumer<Handle> work) {
    transaction(what, handle -> done(handle, work));
  }

  private static Boolean done(Handle handle, Consumer<Handle> work) {
    work.accept(handle);
    return Boolean.TRUE;
  }

  private <T> T attempts(String what, Attempt<T> attempt) {
    for (int number = 1; ; number++) {
      try {
        return attempt.run();
      } catch (JdbiException e) {
        SQLException cause = sqlCause(e);
        SqlFailure failure = SqlFailure.of(cause);
        if (failure != SqlFailure.DEADLOCK || number == DEADLOCK_ATTEMPTS) {
          throw translated(what, failure, cause);
        }
      }
    }
  }

  /** Jdbi's own message holds every bound value, so only the driver's exception goes on. */
  private RuntimeException translated(String what, SqlFailure failure, SQLException cause) {
    return switch (failure) {
      case DEADLOCK, PASSING ->
          new LedgerUnavailable(
              "Cannot %s: the ledger on %s does not answer or is busy: %s. It is worth trying again"
                  .formatted(what, server, cause.getMessage()),
              cause);
      case LASTING ->
          new IllegalStateException(
              "Cannot %s: the ledger on %s refuses it: %s"
                  .formatted(what, server, cause.getMessage()),
              cause);
    };
  }

  private static SQLException sqlCause(JdbiException e) {
    for (Throwable at = e; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return sql;
      }
    }
    throw e;
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run();
  }
}
