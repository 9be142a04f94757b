package dev.nightjar.tests;

import static dev.nightjar.tests.ScheduleLab.EUROPE;
import static dev.nightjar.tests.ScheduleLab.europe;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nightjar.tests.stack.OnLocalStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.schedule.ScheduleName;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleUpdate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that make and change schedules, on a real server. */
@OnLocalStack
final class ScheduleCommandsTest {
  private static final String ALL =
      """
      {"job": "type-count", "group": "all", "zones": "all", "atUtc": "12:30"}""";
  private static final ScheduleName OF_ALL = ScheduleName.parse("type-count/all");

  private ScheduleLab lab;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    lab = ScheduleLab.withoutWorkers(stack, folder);
  }

  @AfterEach
  void close() {
    lab.close();
  }

  @Test
  void applyingMakesWhatIsThereEqualToTheFile() throws IOException {
    String file = lab.file(europe("23:30", ""), ALL);
    assertThat(done("schedule", "apply", file, "--dry-run"))
        .contains(
            "+ type-count/europe: every day at 23:30 UTC, Europe/Berlin, Europe/Paris, catch-up window 7d",
            "+ type-count/all: every day at 12:30 UTC, all zones",
            "2 to create, 0 to change, 0 to delete, 0 unchanged");
    assertThat(lab.schedules().names()).as("a dry run changes nothing").isEmpty();

    done("schedule", "apply", file);
    assertThat(done("schedule", "apply", file)).contains("no changes: 2 schedules as in the file");
    awaitNames(OF_ALL, EUROPE);

    lab.file(europe("23:45", ", \"pauseOnFailure\": true, \"catchUpWindow\": \"36h\""));
    assertThat(done("schedule", "apply", file, "--dry-run"))
        .contains(
            "~ type-count/europe",
            "at: 23:30:00 -> 23:45:00",
            "pauseOnFailure: false -> true",
            "catchUpWindow: PT168H -> PT36H",
            "- type-count/all: not in the file");
    Shell.Said refused = lab.shell.type("schedule", "apply", file);
    assertThat(refused.exit()).isEqualTo(1);
    assertThat(refused.err()).contains("Nothing was applied", "--yes");
    assertThat(lab.found(EUROPE).facts()).containsEntry("at", "23:30:00");

    done("schedule", "apply", file, "--yes");
    assertThat(lab.found(EUROPE).facts()).containsEntry("at", "23:45:00");
    assertThat(lab.schedules().find(OF_ALL)).isEmpty();
    assertThat(done("schedule", "apply", file)).contains("no changes: 1 schedule as in the file");
  }

  @Test
  void whatAnotherProgramChangedIsSeenAndMended() throws IOException {
    String file = lab.file(europe("23:30", ""));
    done("schedule", "apply", file);
    lab.handle(EUROPE)
        .update(
            there ->
                new ScheduleUpdate(
                    Schedule.newBuilder(there.getDescription().getSchedule())
                        .setPolicy(
                            SchedulePolicy.newBuilder()
                                .setCatchupWindow(Duration.ofMinutes(5))
                                .build())
                        .build()));

    assertThat(done("schedule", "apply", file))
        .contains("catchUpWindow: PT5M -> PT168H", "overlap: ", "ALLOW_ALL");
    assertThat(done("schedule", "apply", file)).contains("no changes");
  }

  @Test
  void anArgumentThatAnotherProgramMadeIsSeenAndMended() throws IOException {
    String file = lab.file(europe("23:30", ""));
    done("schedule", "apply", file);
    lab.handle(EUROPE)
        .update(
            there -> {
              Schedule schedule = there.getDescription().getSchedule();
              ScheduleActionStartWorkflow action =
                  (ScheduleActionStartWorkflow) schedule.getAction();
              return new ScheduleUpdate(
                  Schedule.newBuilder(schedule)
                      .setAction(
                          ScheduleActionStartWorkflow.newBuilder(action)
                              .setArguments("a text")
                              .build())
                      .build());
            });
    assertThat(lab.shell.type("schedule", "trigger", "type-count/europe").err())
        .contains("another program has changed it. Apply its file again");

    assertThat(done("schedule", "apply", file))
        .contains("action: changed by another program -> (none)");
    assertThat(done("schedule", "apply", file)).contains("no changes");
  }

  @Test
  void aPausedScheduleStaysPausedWhenItsFileIsApplied() throws IOException {
    done("schedule", "apply", lab.file(europe("23:30", "")));
    done("schedule", "pause", "type-count/europe", "--note", "HBase is being moved");
    done("schedule", "apply", lab.file(europe("23:45", "")));

    assertThat(lab.found(EUROPE).isPaused()).isTrue();
    awaitNames(EUROPE);
    assertThat(done("schedule", "list")).contains("paused", "HBase is being moved");
    assertThat(done("schedule", "resume", "type-count/europe")).contains("starts nights again");
    assertThat(lab.found(EUROPE).isPaused()).isFalse();
    assertThat(lab.found(EUROPE).note()).isEmpty();
  }

  @Test
  void theListShowsTheNextNightWithEachZonesBusinessDay() throws IOException {
    done("schedule", "apply", lab.file(europe("23:30", "")));
    awaitNames(EUROPE);

    JsonNode listed =
        new ObjectMapper().readTree(done("schedule", "list", "--next", "2", "-o", "json"));

    assertThat(listed.at("/schedules/0/schedule").asText()).isEqualTo("type-count/europe");
    assertThat(listed.at("/schedules/0/state").asText()).isEqualTo("active");
    assertThat(listed.at("/next")).hasSize(4);
    for (JsonNode night : listed.at("/next")) {
      LocalDate date = LocalDate.parse(night.at("/night_utc").asText().substring(0, 10));
      assertThat(night.at("/night_utc").asText()).endsWith("23:30");
      assertThat(night.at("/day").asText()).isEqualTo(date.toString());
      assertThat(night.at("/ended_there").asText()).isEqualTo(date.toString());
      assertThat(night.at("/local_time").asText()).startsWith(date.plusDays(1).toString());
    }
    assertThat(done("schedule", "list")).contains("23:30", "Europe/Berlin", "Europe/Paris");
    assertThat(done("schedule", "describe", "type-count/europe"))
        .contains("catch up window", "7d", "Next nights:");
  }

  @Test
  void aDeletedScheduleIsGone() throws IOException {
    done("schedule", "apply", lab.file(europe("23:30", "")));
    assertThat(lab.shell.type("schedule", "delete", "type-count/europe").exit()).isEqualTo(1);
    done("schedule", "delete", "type-count/europe", "--yes");

    assertThat(lab.schedules().find(EUROPE)).isEmpty();
    Shell.Said gone = lab.shell.type("schedule", "describe", "type-count/europe");
    assertThat(gone.exit()).isEqualTo(1);
    assertThat(gone.err()).contains("There is no schedule type-count/europe", "schedule apply");
  }

  @Test
  void merchantsWhoseZoneIsInNoGroupAreNamed() throws IOException {
    lab.site.register("tokyo", "Asia/Tokyo");

    assertThat(lab.shell.type("schedule", "apply", lab.file(europe("23:30", ""))).err())
        .contains(
            "no schedule of type-count has these zones of merchants: Asia/Tokyo (1 merchant)");
    assertThat(lab.shell.type("schedule", "apply", lab.file(europe("23:30", ""), ALL)).err())
        .doesNotContain("Asia/Tokyo");
  }

  private void awaitNames(ScheduleName... names) {
    ScheduleLab.awaiting("the list knows them")
        .untilAsserted(() -> assertThat(lab.schedules().names()).containsExactly(names));
  }

  private String done(String... words) {
    Shell.Said said = lab.shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.out();
  }
}
