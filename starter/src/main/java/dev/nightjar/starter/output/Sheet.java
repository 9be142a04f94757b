package dev.nightjar.starter.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows under named columns. Immutable.
 *
 * @param columns at least one, with distinct names
 * @param rows each with one cell a column; an empty cell has no value
 */
public record Sheet(List<Column> columns, List<List<String>> rows) {
  public Sheet {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "Invalid row: %s has %d cells for %d columns"
                .formatted(row, row.size(), columns.size()));
      }
    }
  }

  /** Starts a sheet. */
  public static Builder of(Column... columns) {
    return new Builder(Arrays.asList(columns));
  }

  /** Whether there are no rows. */
  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Collects rows. Not thread-safe. */
  public static final class Builder {
    private final List<Column> columns;
    private final List<List<String>> rows = new ArrayList<>();

    private Builder(List<Column> columns) {
      this.columns = List.copyOf(columns);
    }

    /** Adds a row; null is a cell without a value. */
    public Builder row(@Nullable Object... cells) {
      rows.add(Arrays.stream(cells).map(cell -> cell == null ? "" : cell.toString()).toList());
      return this;
    }

    /** The sheet. */
    public Sheet build() {
      return new Sheet(columns, rows);
    }
  }
}
