package dev.nightjar.starter.schedule;

import dev.nightjar.core.calendar.NightCalendar;
import dev.nightjar.core.ledger.LedgerUnavailable;
import dev.nightjar.core.ledger.NightRuns;
import dev.nightjar.worker.connect.ConnectFailed;
import dev.nightjar.workflows.message.RunRequest;
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
import java.util.function.Function;

/**
 * What became of the past nights of a schedule: as Temporal knows their runs, and as the ledger
 * does where Temporal has forgotten them, as it keeps what has ended for its retention alone. Not
 * thread-safe.
 */
public final class NightStates {
  /** Said of a night that neither Temporal nor the ledger has a run of. */
  static final String NONE = "not started";

  /** Said of a night that Temporal has no run of, while the ledger does not answer. */
  static final String UNKNOWN = "not known";

  /** Said of a run that has not ended, while nothing carries it. */
  static final String LOST = "lost by Temporal";

  private final Function<String, Optional<String>> temporal;
  private final NightRuns ledger;
  private Optional<String> trouble = Optional.empty();

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

  /**
   * Asks for runs there.
   *
   * @param temporal has the state of the latest run of a workflow id, in a word; empty when it
   *     knows none
   * @param ledger asked where Temporal knows none; it may fail with {@link LedgerUnavailable} or
   *     {@link ConnectFailed}
   */
  public NightStates(Function<String, Optional<String>> temporal, NightRuns ledger) {
    this.temporal = temporal;
    this.ledger = ledger;
  }

  /** Why the ledger did not answer, if it was asked and did not. */
  Optional<String> trouble() {
    return trouble;
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
    return new PastNight(
        scheduled, day, RunRequest.workflowId(name.job(), day, name.group()), state(name, day));
  }

  /** How far a night has come, in a word. */
  String state(ScheduleName name, LocalDate day) {
    return temporal
        .apply(RunRequest.workflowId(name.job(), day, name.group()))
        .orElseGet(() -> kept(name, day));
  }

  /** Whoever does not answer once is not waited for night after night. */
  private String kept(ScheduleName name, LocalDate day) {
    if (trouble.isPresent()) {
      return UNKNOWN;
    }
    try {
      return ledger
          .latest(name.job(), day, name.group())
          .map(state -> state.isEnd() ? state.name() : LOST)
          .orElse(NONE);
    } catch (ConnectFailed | LedgerUnavailable e) {
      trouble = Optional.of(String.valueOf(e.getMessage()));
      return UNKNOWN;
    }
  }
}
