package dev.nightjar.starter.command;

import dev.nightjar.activities.late.DayRange;
import dev.nightjar.starter.failure.CommandRefused;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --from} and {@code --to}: business days, both ends included. */
final class DayRangeOptions {
  @Option(
      names = "--from",
      paramLabel = "DAY",
      description = "Only business days from this one on.")
  private @Nullable LocalDate from;

  @Option(names = "--to", paramLabel = "DAY", description = "Only business days up to this one.")
  private @Nullable LocalDate to;

  /** The days that are asked for; those of the default where an end is not given. */
  DayRange within(DayRange byDefault) {
    LocalDate first = from == null ? byDefault.first() : from;
    LocalDate last = to == null ? byDefault.last() : to;
    if (last.isBefore(first)) {
      throw new CommandRefused(
          "Invalid days: --to %s is before --from %s. Give them the other way round"
              .formatted(last, first));
    }
    return new DayRange(first, last);
  }
}
