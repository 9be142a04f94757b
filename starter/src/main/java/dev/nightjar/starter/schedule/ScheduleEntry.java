package dev.nightjar.starter.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nightjar.activities.ledger.IanaZones;
import dev.nightjar.core.calendar.NightCalendar;
import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.core.model.JobName;
import dev.nightjar.worker.config.DurationText;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.RunRequest;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One schedule of a file: its fields judged, with everything that is wrong with them. */
final class ScheduleEntry {
  private static final SortedSet<String> FIELDS =
      new TreeSet<>(
          List.of("atUtc", "catchUpWindow", "group", "job", "lateData", "pauseOnFailure", "zones"));

  /** Groups of chosen merchants, of retries and of backfills begin so. */
  private static final Pattern TAKEN = Pattern.compile("(sel|retry|backfill)(-.*)?");

  private static final Pattern MINUTE = Pattern.compile("\\d\\d:\\d\\d");
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

  /** For so many years the nights must meet every day once by the rules that are known today. */
  private static final int YEARS = 5;

  private final JsonNode entry;
  private final List<String> problems = new ArrayList<>();
  private final Optional<NightlySchedule> schedule;

  ScheduleEntry(JsonNode entry, RunSettings settings, LocalDate today) {
    this.entry = entry;
    this.schedule = entry.isObject() ? judged(settings, today) : Optional.empty();
    if (!entry.isObject()) {
      problems.add("a schedule must be a JSON object, this is %s".formatted(entry));
    }
  }

  /** The schedule, unless something is wrong. */
  Optional<NightlySchedule> schedule() {
    return problems.isEmpty() ? schedule : Optional.empty();
  }

  List<String> problems() {
    return problems;
  }

  /** How messages about it begin. */
  String title() {
    return "schedule %s/%s: "
        .formatted(entry.path("job").asText("?"), entry.path("group").asText("?"));
  }

  private Optional<NightlySchedule> judged(RunSettings settings, LocalDate today) {
    entry.fieldNames().forEachRemaining(this::known);
    Optional<JobName> job = text("job").flatMap(text -> checked(text, JobName::new));
    Optional<String> group = text("group").flatMap(this::group);
    Optional<ZoneGroup> zones = zones();
    Optional<LocalTime> at = text("atUtc").flatMap(this::time);
    Duration window = window();
    AfterFailure afterFailure = afterFailure();
    boolean isLateTaken = isLateTaken();
    if (group.isPresent() && zones.isPresent()) {
      allIsAll(group.get(), zones.get());
    }
    if (job.isEmpty() || group.isEmpty() || zones.isEmpty() || at.isEmpty()) {
      return Optional.empty();
    }
    NightlySchedule read =
        new NightlySchedule(
            new ScheduleName(job.get(), group.get()),
            zones.get(),
            at.get(),
            window,
            afterFailure,
            settings.limits(),
            isLateTaken ? settings.late() : null);
    meetsEveryDayOnce(read.calendar(), today);
    return Optional.of(read);
  }

  private void known(String field) {
    if (!FIELDS.contains(field)) {
      problems.add(
          "field '%s' is unknown; fields are %s".formatted(field, String.join(", ", FIELDS)));
    }
  }

  private Optional<String> text(String field) {
    JsonNode value = entry.get(field);
    if (value == null) {
      return wrong("field '%s' is missing".formatted(field));
    }
    return value.isTextual()
        ? Optional.of(value.textValue())
        : wrong("%s must be a text, this is %s".formatted(field, value));
  }

  private Optional<String> group(String text) {
    if (TAKEN.matcher(text).matches()) {
      return wrong(
          "group '%s' must not begin with sel, retry or backfill, as groups of chosen merchants, of retries and of backfills do"
              .formatted(text));
    }
    return checked(text, group -> new ScheduleName(new JobName("any"), group).group());
  }

  private Optional<ZoneGroup> zones() {
    JsonNode value = entry.get("zones");
    if (value == null) {
      return wrong("field 'zones' is missing; it is \"all\" or a list of IANA zones");
    }
    if (value.isTextual() && value.textValue().equals("all")) {
      return Optional.of(ZoneGroup.ALL);
    }
    if (!value.isArray() || value.isEmpty()) {
      return wrong("zones must be \"all\" or a list of IANA zones, this is %s".formatted(value));
    }
    List<ZoneId> zones = new ArrayList<>();
    for (JsonNode zone : value) {
      checked(zone.asText(), IanaZones::zone).ifPresent(zones::add);
    }
    ZoneGroup group = new ZoneGroup(zones);
    if (group.zones().size() < zones.size()) {
      return wrong("zones has a zone twice: %s".formatted(value));
    }
    return zones.size() == value.size() ? Optional.of(group) : Optional.empty();
  }

  /** So that the night of all zones is the run that {@code nightjar run JOB DAY} starts. */
  private void allIsAll(String group, ZoneGroup zones) {
    if (group.equals(RunRequest.ALL) != zones.equals(ZoneGroup.ALL)) {
      problems.add(
          "group '%s' has %s zones; the group of all zones, and no other, is called all"
              .formatted(group, zones.equals(ZoneGroup.ALL) ? "all" : zones.zones().size()));
    }
  }

  private Optional<LocalTime> time(String text) {
    try {
      if (MINUTE.matcher(text).matches()) {
        return Optional.of(LocalTime.parse(text));
      }
    } catch (DateTimeParseException e) {
      // The same as a text of another form.
    }
    return wrong("atUtc '%s' is not a time of day in UTC such as 23:30".formatted(text));
  }

  private Duration window() {
    JsonNode value = entry.get("catchUpWindow");
    if (value == null) {
      return NightlySchedule.CATCH_UP_WINDOW;
    }
    Duration window =
        value.isTextual()
            ? checked(value.textValue(), DurationText::parse)
                .orElse(NightlySchedule.CATCH_UP_WINDOW)
            : Duration.ZERO;
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      problems.add(
          "catchUpWindow %s is not a duration from 1m to 365d, such as \"7d\"".formatted(value));
    }
    return window;
  }

  private AfterFailure afterFailure() {
    JsonNode value = entry.path("pauseOnFailure");
    if (!value.isMissingNode() && !value.isBoolean()) {
      problems.add("pauseOnFailure must be true or false, this is %s".formatted(value));
    }
    return value.asBoolean(false) ? AfterFailure.PAUSE : AfterFailure.GO_ON;
  }

  /** Late data are a part of a scheduled night unless the file says otherwise. */
  private boolean isLateTaken() {
    JsonNode value = entry.path("lateData");
    if (!value.isMissingNode() && !value.isBoolean()) {
      problems.add("lateData must be true or false, this is %s".formatted(value));
    }
    return value.asBoolean(true);
  }

  private void meetsEveryDayOnce(NightCalendar calendar, LocalDate today) {
    LocalDate to = today.plusYears(YEARS);
    calendar
        .firstFault(today, to)
        .ifPresent(
            fault ->
                problems.add(
                    "at %s UTC %s of %s would be computed %s, because the time lies between that zone's midnights of summer and winter (each and %ds for the settling lag). %s"
                        .formatted(
                            calendar.at(),
                            fault.day(),
                            fault.zone(),
                            fault.times() == 0 ? "never" : "twice",
                            calendar.settlingLag().toSeconds(),
                            calendar
                                .nextWithoutFault(today, to)
                                .map("The next time that suits is %s"::formatted)
                                .orElse("No time suits; make two groups of these zones"))));
  }

  private <T> Optional<T> checked(String text, Function<String, T> rule) {
    try {
      return Optional.of(rule.apply(text));
    } catch (IllegalArgumentException e) {
      return wrong(String.valueOf(e.getMessage()));
    }
  }

  private <T> Optional<T> wrong(String text) {
    problems.add(text);
    return Optional.empty();
  }
}
