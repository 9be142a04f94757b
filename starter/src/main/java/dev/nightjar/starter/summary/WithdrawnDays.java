package dev.nightjar.starter.summary;

import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.SafeText;

/** Tells of days that are left out because they were withdrawn. Not thread-safe. */
final class WithdrawnDays {
  private static final int MOST_TOLD = 20;

  private final Console console;
  private long days;

  WithdrawnDays(Console console) {
    this.console = console;
  }

  void add(MerchantDay merchantDay, Origin.Withdrawal withdrawal) {
    days++;
    if (days <= MOST_TOLD) {
      console
          .err()
          .println(
              "Left out: %s of %s, %s"
                  .formatted(
                      merchantDay.merchant(),
                      merchantDay.day(),
                      SafeText.escaped(Origins.words(withdrawal))));
    }
  }

  void end() {
    if (days > MOST_TOLD) {
      console
          .err()
          .println("Left out: %s more".formatted(Elapsed.count(days - MOST_TOLD, "withdrawn day")));
    }
  }
}
