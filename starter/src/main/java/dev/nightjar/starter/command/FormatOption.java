package dev.nightjar.starter.command;

import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import picocli.CommandLine.Option;

/** {@code -o}: the same facts as a table, as JSON or as CSV. */
final class FormatOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description = "table (the default), json or csv.")
  private Format format = Format.TABLE;

  Format format() {
    return format;
  }

  /** Prints a sheet; a table without rows as words. */
  void print(Sheet sheet, Console console, String whenEmpty) {
    if (sheet.isEmpty() && format == Format.TABLE) {
      console.out().println(whenEmpty);
    } else {
      print(sheet, console);
    }
  }

  void print(Sheet sheet, Console console) {
    format.print(sheet, console.out(), console.width());
  }
}
