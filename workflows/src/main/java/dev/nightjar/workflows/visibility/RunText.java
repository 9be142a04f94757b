package dev.nightjar.workflows.visibility;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.From;
import dev.nightjar.workflows.message.RunRequest;
import java.time.ZoneId;
import java.util.stream.Collectors;

/** What the Temporal UI says of a run from its start on. */
public final class RunText {
  /** More zones than these are counted. */
  private static final int MOST_ZONES = 12;

  private RunText() {}

  /** A run in a line: "merchant-analytics for 2026-11-22, europe". */
  public static String summary(RunRequest request) {
    return "%s for %s, %s".formatted(request.job(), request.day(), request.group());
  }

  /** Whose run it is, and what it does about what is there. */
  public static String details(RunRequest request) {
    if (request.from() == From.INTERMEDIATE) {
      return who(request)
          + (request.existing() == Existing.KEEP
              ? "; what another version of the job has published is"
              : "; what is published is")
          + " summarized again from intermediate rows";
    }
    return switch (request.existing()) {
      case KEEP -> who(request) + "; what is published already stays";
      case REPLACE -> who(request) + "; what is published already is computed again";
      case REFRESH -> who(request) + " that raw data has reached since they were published";
    };
  }

  private static String who(RunRequest request) {
    if (!request.merchants().isEmpty()) {
      return request.merchants().size() + " merchants";
    }
    return request.zones().isEmpty()
        ? "all merchants"
        : "merchants of " + zones(new ZoneGroup(request.zones()));
  }

  /** "Europe/Berlin, Europe/Paris"; many zones are counted, none are all. */
  public static String zones(ZoneGroup group) {
    if (group.zones().isEmpty()) {
      return "all zones";
    }
    return group.zones().size() > MOST_ZONES
        ? group.zones().size() + " zones"
        : group.zones().stream().map(ZoneId::getId).collect(Collectors.joining(", "));
  }
}
