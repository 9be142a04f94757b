package dev.nightjar.workflows.schedule;

import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schedule as the server has it. Immutable. */
public final class FoundSchedule {
  private final ScheduleName name;
  private final ScheduleDescription description;

  FoundSchedule(ScheduleName name, ScheduleDescription description) {
    this.name = name;
    this.description = description;
  }

  /** Which schedule. */
  public ScheduleName name() {
    return name;
  }

  /** What it is; empty when somebody has changed it into something else. */
  public Optional<NightlySchedule> nightly() {
    return ScheduleForm.read(name, description.getSchedule());
  }

  /** Everything that a file of schedules decides about it, by name. */
  public Map<String, String> facts() {
    return ScheduleFacts.of(description.getSchedule());
  }

  /** Whether no nights are started. */
  public boolean isPaused() {
    return state().isPaused();
  }

  /** Why it is paused, as somebody or the server wrote it; empty when it is not. */
  public String note() {
    return isPaused() && state().getNote() != null ? state().getNote() : "";
  }

  /** When it was created. */
  public Instant created() {
    return description.getInfo().getCreatedAt();
  }

  /** The next few times at which a night starts, as the server has them. */
  public List<Instant> next() {
    return description.getInfo().getNextActionTimes();
  }

  /** How many nights it has started. */
  public long started() {
    return description.getInfo().getNumActions();
  }

  /** How many nights were too old to be started when the server came back. */
  public long missed() {
    return description.getInfo().getNumActionsMissedCatchupWindow();
  }

  ScheduleState state() {
    return description.getSchedule().getState();
  }
}
