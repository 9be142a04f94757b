package dev.nightjar.activities.metrics;

import java.util.Locale;
import java.util.Optional;

/** What is asked of a table; the label {@code operation} of metrics. */
enum TableOperation {
  GET,
  PUT,
  DELETE,
  SCAN,
  /** Everything else that goes to a region server: batches, checks, increments. */
  OTHER;

  /** The operation behind a method of HBase's table; empty for one that asks no server. */
  static Optional<TableOperation> of(String method) {
    return switch (method) {
      case "get", "exists" -> Optional.of(GET);
      case "put" -> Optional.of(PUT);
      case "delete" -> Optional.of(DELETE);
      case "getScanner" -> Optional.of(SCAN);
      case "batch", "batchCallback", "checkAndMutate", "mutateRow", "append", "increment" ->
          Optional.of(OTHER);
      default -> Optional.empty();
    };
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
