package dev.nightjar.activities.hbase;

import java.util.List;

/**
 * What creating a table came to.
 *
 * @param table which table
 * @param state what was found or done
 * @param differences how an existing table differs from what would be created, a line each; empty
 *     unless {@link State#DIFFERENT}
 */
public record TableOutcome(HBaseTable table, State state, List<String> differences) {
  /** What was found or done. */
  public enum State {
    /** It was not there and is now. */
    CREATED,
    /** It was there as it would be created. */
    PRESENT,
    /** It was there with another layout, and was left alone. */
    DIFFERENT
  }

  public TableOutcome {
    differences = List.copyOf(differences);
    if (differences.isEmpty() == (state == State.DIFFERENT)) {
      throw new IllegalArgumentException(
          "Invalid outcome of table %s: %s with differences %s"
              .formatted(table, state, differences));
    }
  }

  static TableOutcome created(HBaseTable table) {
    return new TableOutcome(table, State.CREATED, List.of());
  }

  static TableOutcome found(HBaseTable table, List<String> differences) {
    return new TableOutcome(
        table, differences.isEmpty() ? State.PRESENT : State.DIFFERENT, differences);
  }
}
