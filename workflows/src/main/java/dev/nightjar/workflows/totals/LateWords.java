package dev.nightjar.workflows.totals;

import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What waits, in words for a person. Pure. */
public final class LateWords {
  /** More days than these are counted. */
  private static final int NAMED = 7;

  private LateWords() {}

  /** Gaps and late data; empty when nothing waits. */
  public static String of(LateFound found, GapPolicy gaps) {
    String missing = found.gaps().isEmpty() ? "" : missing(found, gaps);
    String late =
        found.reachedAfter() == 0
            ? ""
            : count(found.reachedAfter(), "published merchant-day")
                + (found.reachedAfter() == 1 ? " was" : " were")
                + " reached by late data and will be computed again";
    return missing.isEmpty() || late.isEmpty() ? missing + late : missing + "; " + late;
  }

  private static String missing(LateFound found, GapPolicy gaps) {
    return "%s with raw data %s never published, on %s (%s)"
        .formatted(
            count(found.neverPublished(), "merchant-day"),
            found.neverPublished() == 1 ? "was" : "were",
            days(found.gaps()),
            switch (gaps) {
              case RUN -> "will be run";
              case REPORT -> "only reported: nightjar late list";
            });
  }

  private static String days(List<LateDay> days) {
    String named =
        days.stream()
            .limit(NAMED)
            .map(day -> day.day().toString())
            .collect(Collectors.joining(", "));
    return days.size() > NAMED
        ? "%s and %s more".formatted(named, count(days.size() - NAMED, "day"))
        : named;
  }

  private static String count(long count, String noun) {
    return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
  }
}
