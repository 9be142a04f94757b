package dev.nightjar.tests;

import static dev.nightjar.tests.ScheduleLab.EUROPE;
import static dev.nightjar.tests.ScheduleLab.awaiting;
import static dev.nightjar.tests.ScheduleLab.europe;
import static dev.nightjar.tests.ScheduleLab.istanbul;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.embedded.junit.StackCommand;
import dev.nightjar.tests.stack.OnLocalStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.schedule.FoundSchedule;
import dev.nightjar.workflows.schedule.ScheduleName;
import io.temporal.client.schedules.ScheduleActionResult;
import io.temporal.client.schedules.ScheduleInfo;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nights that schedules of a real server start. */
@OnLocalStack
final class ScheduleNightsTest {
  private static final String FORGETFUL =
      """
      {"job": "type-count", "group": "asia", "zones": ["Asia/Tokyo"], "atUtc": "12:30"}""";
  private static final ScheduleName OF_FORGETFUL = ScheduleName.parse("type-count/asia");

  private final Path folder;

  ScheduleNightsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void pastNightsAreForTheRightDaysAcrossADaylightSavingChange(TestStack stack) throws IOException {
    try (ScheduleLab lab = ScheduleLab.on(stack, folder)) {
      List<LocalDate> days = days("2026-03-27", "2026-03-31");
      lab.site.register("berlin", "Europe/Berlin");
      lab.site.register("tokyo", "Asia/Tokyo");
      for (LocalDate day : days) {
        lab.site.ingest(Stream.of("berlin", "tokyo").map(shop -> event(shop, day)).toList());
      }
      apply(lab, europe("23:30", ""));
      done(lab, "schedule", "pause", "type-count/europe");

      done(
          lab,
          "schedule",
          "trigger",
          "type-count/europe",
          "--from",
          "2026-03-27",
          "--to",
          "2026-03-31");

      for (LocalDate day : days) {
        awaiting("the night of " + day).until(() -> lab.state(day).equals("COMPLETED"));
        assertThat(lab.site.values(TypeCount.NAME, "berlin", day)).containsExactly("on-" + day);
        assertThat(lab.site.published(TypeCount.NAME, "tokyo", day)).isEmpty();
      }
      SortedSet<String> runs = new TreeSet<>();
      days.forEach(day -> runs.add("nightly/type-count/%s/europe".formatted(day)));
      awaiting("the runs are found by their group")
          .untilAsserted(
              () ->
                  assertThat(
                          lab.workflows(
                              "WorkflowType = 'NightlyRun' AND NightjarGroup = 'europe'"
                                  + " AND NightjarState = 'COMPLETED'"))
                      .isEqualTo(runs));
      assertThat(lab.workflows("NightjarBusinessDay = '2026-03-29' AND NightjarJob = 'type-count'"))
          .contains("nightly/type-count/2026-03-29/europe");
      assertThat(done(lab, "status")).contains("type-count/2026-03-29/europe/");
    }
  }

  @Test
  void aScheduleFiresByItself(TestStack stack) throws IOException {
    try (ScheduleLab lab = ScheduleLab.on(stack, folder)) {
      apply(lab, europe("23:30", ""));
      LocalDate day = lab.found(EUROPE).nightly().orElseThrow().calendar().dayOf(Instant.now());
      lab.site.register("berlin", "Europe/Berlin");
      lab.site.ingest(List.of(event("berlin", day)));

      lab.every(EUROPE, Duration.ofSeconds(2));

      awaiting("three nights were started").until(() -> lab.found(EUROPE).started() >= 3);
      awaiting("the night's run").until(() -> lab.state(day).equals("COMPLETED"));
      assertThat(lab.site.values(TypeCount.NAME, "berlin", day)).containsExactly("on-" + day);
    }
  }

  @Test
  void aNightThatWasDueWhileItsSchedulePausedIsNamedAndStartedByHand(TestStack stack)
      throws IOException {
    try (ScheduleLab lab = ScheduleLab.on(stack, folder)) {
      // Late enough that it is paused by then.
      Instant night = Instant.now().plusSeconds(20).truncatedTo(ChronoUnit.MINUTES).plusSeconds(60);
      apply(lab, istanbul(night.atOffset(ZoneOffset.UTC).toLocalTime().toString()));
      done(lab, "schedule", "pause", "type-count/europe");
      LocalDate day = lab.found(EUROPE).nightly().orElseThrow().calendar().dayOf(night);
      lab.site.register("istanbul", "Europe/Istanbul");
      lab.site.ingest(List.of(event("istanbul", day)));
      awaiting("the night is due").until(() -> Instant.now().isAfter(night.plusSeconds(1)));

      assertThat(done(lab, "schedule", "resume", "type-count/europe"))
          .contains("These days have no run: " + day)
          .contains("schedule trigger type-count/europe --from %s --to %s".formatted(day, day));
      assertThat(lab.state(day)).isEqualTo("none");

      done(lab, "schedule", "pause", "type-count/europe");
      assertThat(done(lab, "schedule", "trigger", "type-count/europe"))
          .contains("Triggered type-count/europe for " + day);
      awaiting("the night's run").until(() -> lab.state(day).equals("COMPLETED"));
      assertThat(lab.site.values(TypeCount.NAME, "istanbul", day)).containsExactly("on-" + day);
      assertThat(done(lab, "schedule", "resume", "type-count/europe"))
          .doesNotContain("have no run");

      lab.forget(day);
      awaiting("Temporal has forgotten the run").until(() -> lab.state(day).equals("none"));
      assertThat(done(lab, "schedule", "resume", "type-count/europe"))
          .doesNotContain("have no run");
      assertThat(done(lab, "schedule", "describe", "type-count/europe")).contains("COMPLETED");
    }
  }

  @Test
  void aNightThatIsDueWhileOthersAreNotStartedYetIsNotDropped(TestStack stack) throws IOException {
    try (ScheduleLab lab = ScheduleLab.withoutWorkers(stack, folder)) {
      apply(lab, europe("23:30", ""));
      lab.every(EUROPE, Duration.ofSeconds(1));

      awaiting("five triggers that nobody carries are open at once")
          .until(
              () ->
                  lab.workflows("WorkflowType = 'NightlyTrigger' AND ExecutionStatus = 'Running'")
                          .size()
                      >= 5);
      ScheduleInfo info = lab.info(EUROPE);
      assertThat(info.getNumActionsSkippedOverlap()).isZero();
      assertEachNightOnce(info, Duration.ofSeconds(1));
    }
  }

  @Test
  void nightsThatWereDueWhileTheServerWasDownAreCaughtUp(TestStack stack) throws IOException {
    StackCommand servers = StackCommand.ofTests();
    try (ScheduleLab lab = ScheduleLab.withoutWorkers(stack, folder)) {
      done(lab, "schedule", "apply", lab.file(europe("23:30", ""), FORGETFUL));
      lab.every(EUROPE, Duration.ofSeconds(5));
      lab.every(OF_FORGETFUL, Duration.ofSeconds(2));
      lab.catchUp(OF_FORGETFUL, Duration.ofSeconds(10));
      awaiting("a night was started").until(() -> lab.found(EUROPE).started() >= 1);

      servers.run("kill", "temporal", "--signal", "KILL");
      Instant down = Instant.now();
      awaiting("nights were due meanwhile, of which some are older than ten seconds")
          .until(() -> Instant.now().isAfter(down.plusSeconds(16)));
      servers.run("start", "temporal");
      Instant up = Instant.now();

      awaiting("a night that was due after the server is back")
          .until(
              () -> actions(lab).stream().anyMatch(action -> action.getScheduledAt().isAfter(up)));
      assertThat(actions(lab))
          .filteredOn(
              action ->
                  action.getScheduledAt().isAfter(down) && action.getScheduledAt().isBefore(up))
          .hasSizeGreaterThanOrEqualTo(2);
      assertEachNightOnce(lab.info(EUROPE), Duration.ofSeconds(5));
      assertThat(lab.found(EUROPE).missed()).isZero();
      awaiting("nights beyond a catch-up window are counted")
          .until(() -> lab.found(OF_FORGETFUL).missed() >= 1);
      assertThat(done(lab, "schedule", "describe", OF_FORGETFUL.toString()))
          .containsPattern("nights missed +[1-9]");
    }
  }

  @Test
  void aFailedNightPausesItsScheduleIfItsFileSaysSo(TestStack stack) throws IOException {
    try (ScheduleLab lab = ScheduleLab.on(stack, folder)) {
      apply(lab, europe("23:30", ", \"pauseOnFailure\": true"));
      lab.site.register("tokyo", "Asia/Tokyo");
      done(lab, "schedule", "trigger", "type-count/europe", "--from", "2026-03-29");
      awaiting("the night fails")
          .until(() -> lab.state(LocalDate.parse("2026-03-29")).equals("FAILED"));
      assertThat(lab.found(EUROPE).isPaused())
          .as("a night that was started again for a past day by hand pauses nothing")
          .isFalse();

      lab.every(EUROPE, Duration.ofSeconds(2));

      awaiting("it is paused").until(() -> lab.found(EUROPE).isPaused());
      FoundSchedule paused = lab.found(EUROPE);
      assertThat(paused.note()).contains("no merchant's day ends in a zone of");
      assertThat(done(lab, "schedule", "list")).contains("paused");
    }
  }

  private static List<ScheduleActionResult> actions(ScheduleLab lab) {
    return lab.info(EUROPE).getRecentActions();
  }

  /** No gap and nothing twice among the nights that the server remembers. */
  private static void assertEachNightOnce(ScheduleInfo info, Duration interval) {
    List<Instant> nights =
        info.getRecentActions().stream().map(ScheduleActionResult::getScheduledAt).toList();
    for (int i = 1; i < nights.size(); i++) {
      assertThat(nights.get(i)).isEqualTo(nights.get(i - 1).plus(interval));
    }
  }

  private static List<LocalDate> days(String first, String last) {
    return LocalDate.parse(first).datesUntil(LocalDate.parse(last).plusDays(1)).toList();
  }

  private static String event(String merchant, LocalDate day) {
    return """
        {"merchant":"%s","eventId":"e-%s","visitorId":"v","type":"on-%s","at":"%sT12:00:00Z"}"""
        .formatted(merchant, day, day, day);
  }

  private static void apply(ScheduleLab lab, String schedule) throws IOException {
    done(lab, "schedule", "apply", lab.file(schedule));
  }

  private static String done(ScheduleLab lab, String... words) {
    Shell.Said said = lab.shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.out();
  }
}
