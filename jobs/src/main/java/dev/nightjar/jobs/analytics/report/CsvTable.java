package dev.nightjar.jobs.analytics.report;

import java.util.List;
import java.util.function.Consumer;

/**
 * A table made of summary rows. It takes every row of the summary - those it has no use for too -
 * merchant by merchant, day by day in a merchant, and each day's rows in key order: by dimension
 * and then value, bytewise. It holds at most one merchant's figures. Not thread-safe, and used
 * once.
 */
public interface CsvTable {
  /** The table's name, such as {@code daily}; the file's is that with {@code .csv}. */
  String name();

  /** The names of the columns. */
  List<String> header();

  /** Takes the next summary row, and gives out the table's rows that are now known. */
  void accept(SummaryRow row, Consumer<List<String>> out);

  /** Gives out what is left, after the last summary row. */
  default void finish(Consumer<List<String>> out) {
    // Most tables hold nothing back.
  }
}
