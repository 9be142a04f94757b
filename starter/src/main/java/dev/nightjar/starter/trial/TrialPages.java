package dev.nightjar.starter.trial;

import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Prints what a trial came to, page by page. */
final class TrialPages {
  private final Console console;
  private final Optional<Path> export;

  TrialPages(Console console, Optional<Path> export) {
    this.console = console;
    this.export = export;
  }

  void print(TrialReport report, RegistrySnapshot registry, Sheet quarantined) {
    page("Merchants, over all days", report.merchants(registry));
    page("Days (%s)".formatted(Elapsed.count(report.dayCount(), "merchant-day")), report.days());
    console
        .out()
        .println(
            export
                .map(folder -> "All of them: " + folder.resolve("daily.csv"))
                .orElse("All of them: --export DIR writes CSV files, a dimension each"));
    page("Products that sold best, over all days", report.products());
    page("Bought together, over all days", report.pairs());
    if (quarantined.isEmpty()) {
      heading("Quarantined: nothing");
    } else {
      page("Quarantined, and why", quarantined);
    }
  }

  private void page(String title, Sheet sheet) {
    if (!sheet.isEmpty()) {
      heading(title);
      Format.TABLE.print(sheet, console.out(), console.width());
    }
  }

  private void heading(String title) {
    PrintStream out = console.out();
    out.println();
    out.println(title);
    out.println("-".repeat(title.length()));
  }
}
