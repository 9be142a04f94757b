package dev.nightjar.starter.backfill;

import dev.nightjar.starter.connect.Session;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.output.Facts;
import dev.nightjar.starter.output.Format;
import dev.nightjar.workflows.message.DaysStatus;

/** How far a backfill has come, after something was changed about it. */
public final class BackfillStatusText {
  private BackfillStatusText() {}

  /** Prints it. */
  public static void print(
      Session session, Format format, BackfillName name, DaysStatus status, String change) {
    if (format == Format.JSON) {
      session
          .console()
          .out()
          .println(
              new Facts()
                  .add("backfill", name)
                  .add("phase", status.phase())
                  .count("days", status.soFar().days())
                  .count("ended", status.soFar().ended())
                  .count("running", status.running().size())
                  .json());
      return;
    }
    session
        .console()
        .out()
        .println(
            "%s. %s: %s of %s ended, %s under way"
                .formatted(
                    change,
                    name,
                    Elapsed.count(status.soFar().ended()),
                    Elapsed.count(status.soFar().days(), "business day"),
                    Elapsed.count(status.running().size())));
  }
}
