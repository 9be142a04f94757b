package dev.nightjar.workflows.totals;

import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.workflows.message.LateDay;
import dev.nightjar.workflows.message.LateFound;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** What waits, in words for a person. Pure. */
public final class LateWords {
  /** More days than these are counted. */
  private static final int NAMED = 7;

  private LateWords() {}

  /** When what waits is begun. */
  public enum Begin {
    /** With this night. */
    TONIGHT("will be run", "will be computed again"),
    /** The late data of an earlier night are under way still, and two of a group never are. */
    NEXT_NIGHT("for the next night", "will be computed again by the next night");

    private final String gaps;
    private final String late;

    Begin(String gaps, String late) {
      this.gaps = gaps;
      this.late = late;
    }
  }

  /** Gaps and late data; empty when nothing waits. */
  public static String of(LateFound found, GapPolicy gaps, Begin begin) {
    StringJoiner words = new StringJoiner("; ").setEmptyValue("");
    if (!found.gaps().isEmpty()) {
      words.add(missing(found, gaps, begin));
    }
    if (found.reachedAfter() > 0) {
      words.add(
          "%s %s reached by late data and %s"
              .formatted(
                  count(found.reachedAfter(), "published merchant-day"),
                  found.reachedAfter() == 1 ? "was" : "were",
                  begin.late));
    }
    if (found.older() > 0) {
      words.add(
          "%s before %s %s for later nights: nightjar late list"
              .formatted(
                  count(found.older(), "more day"),
                  found.days().get(0).day(),
                  found.older() == 1 ? "waits" : "wait"));
    }
    if (begin == Begin.NEXT_NIGHT) {
      words.add("late data of an earlier night are under way still");
    }
    return words.toString();
  }

  private static String missing(LateFound found, GapPolicy gaps, Begin begin) {
    return "%s with raw data %s never published, on %s (%s)"
        .formatted(
            count(found.neverPublished(), "merchant-day"),
            found.neverPublished() == 1 ? "was" : "were",
            days(found.gaps()),
            switch (gaps) {
              case RUN -> begin.gaps;
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
