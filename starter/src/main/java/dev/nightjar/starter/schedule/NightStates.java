package dev.nightjar.starter.schedule;

import dev.nightjar.core.calendar.NightCalendar;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What became of the past nights of a schedule, as Temporal knows their runs. */
public final class NightStates {
  /** Said of a night that Temporal has no run of: none was started, or it is forgotten. */
  static final String NONE = "not started";

  private final RunClient runs;

  /**
   * A night of the past.
   *
   * @param scheduled when it was due
   * @param day for which business day
   * @param workflowId the id of the workflow that carries its run
   * @param state how far it has come, in a word; {@link #NONE} without a run
   */
  record PastNight(Instant scheduled, LocalDate day, String workflowId, String state) {
    boolean isMissing() {
      return state.equals(NONE);
    }
  }

  /** Asks for runs there. */
  public NightStates(RunClient runs) {
    this.runs = runs;
  }

  /** The last nights that were due since the schedule was created, latest first. */
  List<PastNight> last(FoundSchedule found, Instant now, int most) {
    Optional<NightlySchedule> nightly = found.nightly();
    if (nightly.isEmpty()) {
      return List.of();
    }
    NightCalendar calendar = nightly.get().calendar();
    List<PastNight> nights = new ArrayList<>();
    Instant night = calendar.nightOn(LocalDate.ofInstant(now, ZoneOffset.UTC));
    if (night.isAfter(now)) {
      night = night.minus(Duration.ofDays(1));
    }
    while (nights.size() < most && night.isAfter(found.created())) {
      nights.add(pastNight(found.name(), night, calendar.dayOf(night)));
      night = night.minus(Duration.ofDays(1));
    }
    return nights;
  }

  private PastNight pastNight(ScheduleName name, Instant scheduled, LocalDate day) {
    String id = "nightly/%s/%s/%s".formatted(name.job(), day, name.group());
    return new PastNight(scheduled, day, id, runs.state(id).orElse(NONE));
  }
}
