package dev.nightjar.activities.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

final class SqlFailureTest {
  @Test
  void aDeadlockIsTriedAgain() {
    assertThat(SqlFailure.of(new SQLTransactionRollbackException("deadlock", "40001", 1213)))
        .isEqualTo(SqlFailure.DEADLOCK);
  }

  @Test
  void whatTheServerGetsOverPasses() {
    assertThat(
            new SQLException[] {
              new SQLTransientConnectionException("pool timed out"),
              new SQLRecoverableException("link failure", "08S01"),
              new SQLTimeoutException("too slow"),
              new SQLException("lock wait timeout", "HY000", 1205),
              new SQLException("too many connections", "HY000", 1040),
              new SQLException("read-only", "HY000", 1290),
              new SQLException("the disk is full", "HY000", 1021),
              new SQLException("no space for a temporary file", "HY000", 1026),
              new SQLException("the table is full", "HY000", 1114)
            })
        .extracting(SqlFailure::of)
        .containsOnly(SqlFailure.PASSING);
  }

  @Test
  void whatIsWrongStaysWrong() {
    assertThat(
            new SQLException[] {
              new SQLException("no such table", "42S02", 1146),
              new SQLIntegrityConstraintViolationException("duplicate", "23000", 1062),
              new SQLException("without a state")
            })
        .extracting(SqlFailure::of)
        .containsOnly(SqlFailure.LASTING);
  }
}
