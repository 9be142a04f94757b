package dev.nightjar.workflows.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.workflows.json.NightjarDataConverter;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a file of schedules decides about a Temporal schedule, as texts by name, so that two of
 * them can be compared: also what another program has changed.
 */
final class ScheduleFacts {
  private static final ObjectMapper JSON = NightjarDataConverter.mapper();
  private static final int DAYS_OF_MONTH = 31;
  private static final int MONTHS = 12;
  private static final int LAST_DAY_OF_WEEK = 6;

  private final Map<String, String> facts = new TreeMap<>();

  private ScheduleFacts() {}

  static Map<String, String> of(Schedule schedule) {
    ScheduleFacts facts = new ScheduleFacts();
    facts.spec(schedule.getSpec());
    facts.add("catchUpWindow", schedule.getPolicy().getCatchupWindow());
    facts.add("pauseOnFailure", schedule.getPolicy().isPauseOnFailure());
    facts.add("overlap", schedule.getPolicy().getOverlap());
    if (schedule.getAction() instanceof ScheduleActionStartWorkflow action) {
      facts.action(action);
    } else {
      facts.add("action", schedule.getAction());
    }
    return facts.facts;
  }

  private void spec(ScheduleSpec spec) {
    add("at", texts(spec.getCalendars().stream().map(ScheduleFacts::text).toList()));
    add("otherTimes", texts(spec.getIntervals()) + texts(spec.getCronExpressions()));
    add("skip", texts(spec.getSkip()));
    add("from", spec.getStartAt());
    add("until", spec.getEndAt());
    add("jitter", spec.getJitter());
    add("calendarZone", spec.getTimeZoneName());
  }

  private void action(ScheduleActionStartWorkflow action) {
    WorkflowOptions options = action.getOptions();
    add("workflow", action.getWorkflowType());
    add("workflowId", options.getWorkflowId());
    add("lane", options.getTaskQueue());
    add("retries", options.getRetryOptions());
    add("timeLimit", options.getWorkflowExecutionTimeout());
    ScheduleForm.trigger(action)
        .ifPresentOrElse(
            trigger -> flat("", JSON.valueToTree(trigger)),
            () -> add("action", "changed by another program"));
  }

  private void flat(String name, JsonNode value) {
    if (value.isObject()) {
      for (Map.Entry<String, JsonNode> field : value.properties()) {
        flat(name.isEmpty() ? field.getKey() : name + "." + field.getKey(), field.getValue());
      }
    } else if (value.isArray()) {
      add(name, value.size() == 0 ? "all" : texts(elements(value)));
    } else {
      add(name, value.asText());
    }
  }

  private static List<String> elements(JsonNode array) {
    List<String> elements = new ArrayList<>();
    array.forEach(element -> elements.add(element.asText()));
    return elements;
  }

  /** Absent, empty and zero are the same: the server does not tell them apart. */
  private void add(String name, @Nullable Object value) {
    String text = Objects.toString(value, "");
    if (!text.isEmpty() && !text.equals("[]") && !text.equals("PT0S")) {
      facts.put(name, text);
    }
  }

  private static String texts(@Nullable List<?> values) {
    return values == null
        ? ""
        : values.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static String text(ScheduleCalendarSpec calendar) {
    String time =
        "%s:%s:%s"
            .formatted(
                ranges(calendar.getHour()),
                ranges(calendar.getMinutes()),
                ranges(calendar.getSeconds()));
    boolean isDaily =
        ranges(calendar.getYear()).isEmpty()
            && isWhole(calendar.getMonth(), 1, MONTHS)
            && isWhole(calendar.getDayOfMonth(), 1, DAYS_OF_MONTH)
            && isWhole(calendar.getDayOfWeek(), 0, LAST_DAY_OF_WEEK);
    return isDaily
        ? time
        : "%s on %s/%s/%s, days of week %s"
            .formatted(
                time,
                ranges(calendar.getYear()),
                ranges(calendar.getMonth()),
                ranges(calendar.getDayOfMonth()),
                ranges(calendar.getDayOfWeek()));
  }

  private static boolean isWhole(List<ScheduleRange> ranges, int first, int last) {
    return ranges.isEmpty()
        || (ranges.size() == 1
            && ranges.get(0).getStart() == first
            && ranges.get(0).getEnd() == last
            && ranges.get(0).getStep() <= 1);
  }

  /** An end below the start and a step of 0 mean the start alone and every one. */
  private static String ranges(List<ScheduleRange> ranges) {
    return ranges.stream()
        .map(
            range ->
                range.getEnd() <= range.getStart()
                    ? "%02d".formatted(range.getStart())
                    : "%02d-%02d/%d"
                        .formatted(range.getStart(), range.getEnd(), Math.max(1, range.getStep())))
        .collect(Collectors.joining(","));
  }
}
