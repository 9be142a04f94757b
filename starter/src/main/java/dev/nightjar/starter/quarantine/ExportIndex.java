package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.HeldDocument;
import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.Receipt;
import dev.nightjar.starter.output.CsvText;
import dev.nightjar.starter.output.JsonText;
import dev.nightjar.starter.output.SafeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the list beside exported documents is written: a line each, in their order. */
public enum ExportIndex {
  /** With a heading. */
  CSV("index.csv") {
    @Override
    String header() {
      return CsvText.line(COLUMNS) + "\n";
    }

    @Override
    String line(Map<String, @Nullable Object> fields) {
      List<String> cells =
          fields.values().stream().map(value -> value == null ? "" : value.toString()).toList();
      return CsvText.line(cells) + "\n";
    }
  },
  /** A JSON object a line. */
  NDJSON("index.ndjson") {
    @Override
    String header() {
      return "";
    }

    @Override
    String line(Map<String, @Nullable Object> fields) {
      return JsonText.line(fields) + "\n";
    }
  };

  private static final List<String> COLUMNS =
      List.of(
          "row",
          "id",
          "reason",
          "detail",
          "merchant",
          "source",
          "offset",
          "line",
          "arrival",
          "bytes_received",
          "cut");

  private final String file;

  ExportIndex(String file) {
    this.file = file;
  }

  String file() {
    return file;
  }

  abstract String header();

  abstract String line(Map<String, @Nullable Object> fields);

  /** The line of a record whose document is at a row of the exported ones, from 1. */
  String line(long row, HeldDocument held) {
    QuarantineEntry entry = held.entry();
    Receipt receipt = entry.receipt();
    @Nullable Object[] values = {
      row,
      entry.id().toString(),
      entry.reason().code(),
      SafeText.escaped(entry.detail()),
      entry.key().merchant() == null ? null : entry.key().merchant().value(),
      SafeText.escaped(receipt.source()),
      entry.key().offset(),
      receipt.line(),
      entry.arrival().toString(),
      receipt.length(),
      receipt.isCut() ? "yes" : "no"
    };
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < values.length; i++) {
      fields.put(COLUMNS.get(i), values[i]);
    }
    return line(fields);
  }
}
