package dev.nightjar.activities.ledger;

import dev.nightjar.core.call.CallFilter;
import org.jdbi.v3.core.statement.SqlStatement;

/** A filter of calls as a condition on their rows. */
final class CallConditions {
  private CallConditions() {}

  /** After {@code WHERE}. A contract's name is that of all its methods. */
  static String where(CallFilter filter) {
    StringBuilder where = new StringBuilder("at >= :since");
    if (filter.name().isPresent()) {
      where.append(" AND (name = :name OR LEFT(name, CHAR_LENGTH(:methods)) = :methods)");
    }
    if (filter.lane().isPresent()) {
      where.append(" AND lane = :lane");
    }
    if (filter.end().isPresent()) {
      where.append(" AND outcome = :outcome");
    }
    return where.toString();
  }

  /** Binds what {@link #where} names. */
  static <S extends SqlStatement<S>> S bind(S statement, CallFilter filter) {
    statement.bind("since", filter.since().toEpochMilli());
    filter.name().ifPresent(name -> statement.bind("name", name).bind("methods", name + "."));
    filter.lane().ifPresent(lane -> statement.bind("lane", lane));
    filter.end().ifPresent(end -> statement.bind("outcome", end.name()));
    return statement;
  }
}
