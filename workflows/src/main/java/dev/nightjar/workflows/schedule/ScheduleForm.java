package dev.nightjar.workflows.schedule;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.workflows.Lanes;
import dev.nightjar.workflows.NightlyTrigger;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.TriggerRequest;
import dev.nightjar.workflows.visibility.RunAttributes;
import dev.nightjar.workflows.visibility.RunText;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleCalendarSpec;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleRange;
import io.temporal.client.schedules.ScheduleSpec;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.common.SearchAttributes;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** A nightly schedule as a Temporal schedule, and back. */
final class ScheduleForm {
  private ScheduleForm() {}

  static Schedule of(NightlySchedule nightly, ScheduleState state) {
    return Schedule.newBuilder()
        .setSpec(spec(nightly.at()))
        .setPolicy(policy(nightly))
        .setAction(action(nightly))
        .setState(state)
        .build();
  }

  /** A calendar without a time zone is in UTC, which has no daylight saving. */
  private static ScheduleSpec spec(LocalTime at) {
    ScheduleCalendarSpec daily =
        ScheduleCalendarSpec.newBuilder()
            .setHour(List.of(new ScheduleRange(at.getHour())))
            .setMinutes(List.of(new ScheduleRange(at.getMinute())))
            .setSeconds(List.of(new ScheduleRange(0)))
            .build();
    return ScheduleSpec.newBuilder().setCalendars(List.of(daily)).build();
  }

  /**
   * No night waits for another, unless it is to see whether the other fails: the server follows
   * what it started only under a policy that buffers. Neither policy ever skips a night.
   */
  private static SchedulePolicy policy(NightlySchedule nightly) {
    boolean pauses = nightly.afterFailure() == AfterFailure.PAUSE;
    return SchedulePolicy.newBuilder()
        .setOverlap(
            pauses
                ? ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_BUFFER_ALL
                : ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_ALLOW_ALL)
        .setCatchupWindow(nightly.catchUpWindow())
        .setPauseOnFailure(pauses)
        .build();
  }

  /** Without a retry policy: what could be retried is retried inside the run. */
  private static ScheduleActionStartWorkflow action(NightlySchedule nightly) {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(NightlyTrigger.class)
        .setArguments(nightly.trigger())
        .setOptions(
            WorkflowOptions.newBuilder()
                .setWorkflowId("trigger/" + nightly.name())
                .setTaskQueue(Lanes.COORDINATOR)
                .setTypedSearchAttributes(
                    SearchAttributes.newBuilder()
                        .set(RunAttributes.JOB, nightly.name().job().value())
                        .set(RunAttributes.GROUP, nightly.name().group())
                        .build())
                .setStaticSummary("starts the night of " + nightly.name())
                .setStaticDetails(
                    "every day at %s UTC, for merchants of %s"
                        .formatted(nightly.at(), RunText.zones(nightly.zones())))
                .build())
        .build();
  }

  /** The nightly schedule of a form that {@link #of} made; empty when somebody changed it. */
  static Optional<NightlySchedule> read(ScheduleName name, Schedule schedule) {
    try {
      if (!(schedule.getAction() instanceof ScheduleActionStartWorkflow action)) {
        return Optional.empty();
      }
      TriggerRequest trigger = trigger(action).orElseThrow();
      ScheduleCalendarSpec daily = schedule.getSpec().getCalendars().get(0);
      return Optional.of(
          new NightlySchedule(
              name,
              new ZoneGroup(trigger.zones()),
              LocalTime.of(daily.getHour().get(0).getStart(), daily.getMinutes().get(0).getStart()),
              schedule.getPolicy().getCatchupWindow(),
              trigger.afterFailure(),
              trigger.limits(),
              trigger.late()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What an action asks the trigger for; empty when it is something else, or nothing. */
  static Optional<TriggerRequest> trigger(ScheduleActionStartWorkflow action) {
    try {
      return Optional.ofNullable(
          action.getArguments().get(0, TriggerRequest.class, TriggerRequest.class));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }
}
