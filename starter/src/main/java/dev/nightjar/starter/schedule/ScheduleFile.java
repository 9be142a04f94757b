package dev.nightjar.starter.schedule;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.activities.event.BoundedJson;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of schedules: a JSON array of objects with {@code job}, {@code group}, {@code zones} and
 * {@code atUtc}, and optionally {@code catchUpWindow}, {@code pauseOnFailure} and {@code lateData}.
 */
public final class ScheduleFile {
  private static final int DEPTH = 4;
  private static final ObjectMapper JSON =
      new ObjectMapper(
          BoundedJson.nestedAtMost(DEPTH).enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

  private final Path file;
  private final RunSettings settings;
  private final LocalDate today;
  private final List<String> problems = new ArrayList<>();
  private final Map<ScheduleName, Integer> lines = new HashMap<>();
  private final Map<String, ScheduleName> claimed = new HashMap<>();

  private ScheduleFile(Path file, RunSettings settings, LocalDate today) {
    this.file = file;
    this.settings = settings;
    this.today = today;
  }

  /**
   * Reads all schedules of a file, in its order.
   *
   * @param settings what their runs are started with
   * @param today from when on the time zones' rules count
   * @throws CommandRefused with every problem of the file
   * @throws IOException when it can't be read
   */
  public static List<NightlySchedule> read(Path file, RunSettings settings, LocalDate today)
      throws IOException {
    return new ScheduleFile(file, settings, today).read();
  }

  private List<NightlySchedule> read() throws IOException {
    List<NightlySchedule> schedules = new ArrayList<>();
    try (JsonParser json = JSON.createParser(Files.readAllBytes(file))) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        problem(line(json), "the file must be a JSON array of schedules");
      } else {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          int line = line(json);
          element(line, JSON.readTree(json), schedules);
        }
        if (json.nextToken() != null) {
          problem(line(json), "there is something behind the array of schedules");
        }
      }
    } catch (JsonProcessingException e) {
      int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
      problem(line, "this is not JSON: " + e.getOriginalMessage());
    }
    if (!problems.isEmpty()) {
      throw new CommandRefused(
          "Cannot take schedules from %s: %s, nothing was applied%n%s"
              .formatted(
                  file,
                  Elapsed.count(problems.size(), "problem"),
                  String.join(System.lineSeparator(), problems)));
    }
    return schedules;
  }

  private void element(int line, JsonNode element, List<NightlySchedule> schedules) {
    ScheduleEntry entry = new ScheduleEntry(element, settings, today);
    entry.problems().forEach(text -> problem(line, entry.title() + text));
    entry
        .schedule()
        .ifPresent(
            schedule -> {
              claim(line, schedule);
              schedules.add(schedule);
            });
  }

  /** A schedule is there once, and a zone is in one group of a job; all zones are beside those. */
  private void claim(int line, NightlySchedule schedule) {
    ScheduleName name = schedule.name();
    Integer before = lines.putIfAbsent(name, line);
    if (before != null) {
      problem(line, "schedule %s: it is in line %d already".formatted(name, before));
      return;
    }
    for (ZoneId zone : schedule.zones().zones()) {
      ScheduleName other = claimed.putIfAbsent(name.job() + " " + zone, name);
      if (other != null) {
        problem(
            line,
            "schedule %s: zone '%s' is in schedule %s already; a zone has one night a day"
                .formatted(name, zone, other));
      }
    }
  }

  private void problem(int line, String text) {
    problems.add("%s:%d: %s".formatted(file.getFileName(), line, text));
  }

  private static int line(JsonParser json) {
    return Math.max(1, json.currentTokenLocation().getLineNr());
  }
}
