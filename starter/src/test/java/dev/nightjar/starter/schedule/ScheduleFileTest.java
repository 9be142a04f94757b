package dev.nightjar.starter.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.core.calendar.ZoneGroup;
import dev.nightjar.starter.failure.CommandRefused;
import dev.nightjar.worker.config.RunSettings;
import dev.nightjar.workflows.message.AfterFailure;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.schedule.NightlySchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleFileTest {
  private static final RunSettings SETTINGS =
      new RunSettings(RunLimits.DEFAULTS, LateTerms.DEFAULTS);
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final String EUROPE =
      """
      {"job": "j", "group": "europe", "zones": ["Europe/Berlin"], "atUtc": "23:30"}""";

  private final Path folder;

  ScheduleFileTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void aFileIsReadWithItsDefaults() throws IOException {
    assertThat(
            read(
                "[%s, {\"job\":\"j\",\"group\":\"all\",\"zones\":\"all\",\"atUtc\":\"12:30\",\"catchUpWindow\":\"36h\",\"pauseOnFailure\":true}]"
                    .formatted(EUROPE)))
        .containsExactly(
            new NightlySchedule(
                ScheduleName.parse("j/europe"),
                new ZoneGroup(List.of(ZoneId.of("Europe/Berlin"))),
                LocalTime.of(23, 30),
                Duration.ofDays(7),
                AfterFailure.GO_ON,
                RunLimits.DEFAULTS,
                LateTerms.DEFAULTS),
            new NightlySchedule(
                ScheduleName.parse("j/all"),
                ZoneGroup.ALL,
                LocalTime.of(12, 30),
                Duration.ofHours(36),
                AfterFailure.PAUSE,
                RunLimits.DEFAULTS,
                LateTerms.DEFAULTS));
  }

  @Test
  void theExampleIsRead() throws IOException {
    Path example = Path.of("../docker/schedules.example.json");

    assertThat(ScheduleFile.read(example, SETTINGS, TODAY))
        .extracting(schedule -> schedule.name().group())
        .containsExactly("asia-pacific", "europe", "all");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"atUtc\": \"23:30\" | \"atUtc\": \"23.30\" | atUtc '23.30' is not a time of day in UTC such as 23:30",
        "\"atUtc\": \"23:30\" | \"atUtc\": \"24:30\" | atUtc '24:30' is not a time of day",
        "\"atUtc\": \"23:30\" | \"at\": \"23:30\" | field 'at' is unknown; fields are atUtc, catchUpWindow, group, job, lateData, pauseOnFailure, zones",
        "\"atUtc\": \"23:30\" | \"pauseOnFailure\": false | field 'atUtc' is missing",
        "\"atUtc\": \"23:30\" | \"atUtc\": 2330 | atUtc must be a text, this is 2330",
        "Europe/Berlin | Europe/Berln | 'Europe/Berln' is not an IANA zone such as Europe/Berlin; did you mean 'Europe/Berlin'?",
        "[\"Europe/Berlin\"] | [] | zones must be \"all\" or a list of IANA zones, this is []",
        "[\"Europe/Berlin\"] | \"all\" | the group of all zones, and no other, is called all",
        "\"europe\" | \"all\" | group 'all' has 1 zones; the group of all zones",
        "\"europe\" | \"sel-1\" | group 'sel-1' must not begin with sel, retry or backfill",
        "\"europe\" | \"a b\" | Invalid group: 'a b' must match",
        "\"j\" | \"J\" | 'J'",
        "\"23:30\" | \"23:30\", \"catchUpWindow\": \"7 days\" | '7 days' is not a whole number and ms, s, m, h or d",
        "\"23:30\" | \"23:30\", \"catchUpWindow\": \"1s\" | catchUpWindow \"1s\" is not a duration from 1m to 365d",
        "\"23:30\" | \"23:30\", \"pauseOnFailure\": \"yes\" | pauseOnFailure must be true or false, this is \"yes\"",
        "\"23:30\" | \"23:30\", \"lateData\": \"yes\" | lateData must be true or false, this is \"yes\"",
        "{\"job\" | [{\"job\" | this is not JSON"
      })
  void whatIsWrongIsNamedWithItsValueAndItsRule(String valid, String wrong, String words) {
    assertThatThrownBy(() -> read("[" + EUROPE.replace(valid, wrong) + "]"))
        .isInstanceOf(CommandRefused.class)
        .hasMessageContaining("schedules.json:1: ")
        .hasMessageContaining(words)
        .hasMessageContaining("nothing was applied");
  }

  @Test
  void aTimeThatWouldSkipADayIsRefusedWithOneThatSuits() {
    assertThatThrownBy(() -> read("[" + EUROPE.replace("23:30", "22:30") + "]"))
        .hasMessageContaining("at 22:30 UTC 2027-03-27 of Europe/Berlin would be computed never")
        .hasMessageContaining("The next time that suits is 23:15");
  }

  @Test
  void aScheduleIsThereOnceAndAZoneIsInOneGroup() {
    assertThatThrownBy(
            () -> read("[%s,%n%s,%n%s]".formatted(EUROPE, EUROPE, EUROPE.replace("europe", "b"))))
        .hasMessageContaining("2 problems")
        .hasMessageContaining("schedules.json:2: schedule j/europe: it is in line 1 already")
        .hasMessageContaining(
            "schedules.json:3: schedule j/b: zone 'Europe/Berlin' is in schedule j/europe already");
  }

  private List<NightlySchedule> read(String json) throws IOException {
    Path file = folder.resolve("schedules.json");
    Files.writeString(file, json);
    return ScheduleFile.read(file, SETTINGS, TODAY);
  }
}
