package dev.nightjar.workflows.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.workflows.json.NightjarDataConverter;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.RunLimits;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleState;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.EncodedValues;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScheduleFactsTest {
  private static final NightlySchedule NIGHTLY =
      new NightlySchedule(
          ScheduleName.parse("type-count/all"),
          ZoneGroup.ALL,
          LocalTime.of(12, 30),
          Duration.ofDays(7),
          AfterFailure.GO_ON,
          RunLimits.DEFAULTS,
          null);
  private static final Map<String, String> WANTED = ScheduleFacts.of(withArguments(NIGHTLY));

  @Test
  void whatTheServerGivesBackIsTheSame() {
    assertThat(WANTED)
        .isEqualTo(ScheduleFacts.of(form()))
        .containsEntry("job", "type-count")
        .doesNotContainKey("action");
  }

  static List<List<?>> others() {
    return List.of(
        List.of(), List.of("a text"), List.of(7), List.of(Map.of("zones", "Europe/Berlin")));
  }

  @ParameterizedTest
  @MethodSource("others")
  void whatAnotherProgramMadeOfTheArgumentIsADifferenceThatIsNamed(List<?> arguments) {
    Map<String, String> facts = ScheduleFacts.of(withRaw(arguments.toArray()));

    assertThat(facts)
        .containsEntry("action", "changed by another program")
        .containsEntry("workflow", "NightlyTrigger")
        .containsEntry("at", "12:30:00");
    assertThat(facts).isNotEqualTo(WANTED);
  }

  private static Schedule withArguments(NightlySchedule nightly) {
    return withRaw(nightly.trigger());
  }

  /**
   * As a description of the server has it: with arguments that are read when they are asked for.
   */
  private static Schedule withRaw(Object... arguments) {
    DataConverter converter = NightjarDataConverter.create();
    ScheduleActionStartWorkflow action = (ScheduleActionStartWorkflow) form().getAction();
    return Schedule.newBuilder(form())
        .setAction(
            ScheduleActionStartWorkflow.newBuilder(action)
                .setRawArguments(new EncodedValues(converter.toPayloads(arguments), converter))
                .build())
        .build();
  }

  private static Schedule form() {
    return ScheduleForm.of(NIGHTLY, ScheduleState.newBuilder().build());
  }
}
