package dev.nightjar.starter.trial;

import dev.nightjar.core.merchant.RegistrySnapshot;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Format;
import dev.nightjar.starter.output.Sheet;
import java.io.PrintStream;

/** Prints what a trial came to, page by page. */
final class TrialPages {
  private final Console console;
  private final String howToSeeAll;

  TrialPages(Console console, String howToSeeAll) {
    this.console = console;
    this.howToSeeAll = howToSeeAll;
  }

  void print(TrialReport report, RegistrySnapshot registry, Sheet quarantined) {
    page("Merchants, over all days", report.merchants(registry));
    page("Days (%s)".formatted(Elapsed.count(report.dayCount(), "merchant-day")), report.days());
    console.out().println("All of them: " + howToSeeAll);
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
