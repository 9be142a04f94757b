package dev.nightjar.benchmark.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nightjar.benchmark.data.DayOfEvents;
import dev.nightjar.benchmark.measure.ProgramResult;
import dev.nightjar.benchmark.profile.Profile;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BenchmarkReportTest {
  private static final Profile NO_PROFILE =
      new Profile(0, Map.of(), Map.of(), Duration.ZERO, Duration.ZERO, 0);

  @Test
  void aRatioIsTheMedianOfTheRoundsRatios() {
    BenchmarkReport report =
        report(
            took(Program.FLOOR, 1, 10),
            took(Program.ENGINE, 1, 20),
            took(Program.FLOOR, 2, 100),
            took(Program.ENGINE, 2, 100),
            took(Program.FLOOR, 3, 9),
            took(Program.ENGINE, 3, 10));
    assertThat(report.ratio(Program.ENGINE, Program.FLOOR).orElseThrow())
        .isCloseTo(0.9, within(1e-9));
    assertThat(report.median(Program.ENGINE, Measurement::seconds).orElseThrow())
        .isCloseTo(20, within(1e-9));
  }

  @Test
  void aTargetIsMetOnItsOwnSideOfTheLimitOnly() {
    assertThat(new Target("t", 0.85, 0.85, Target.Bound.AT_LEAST).isMet()).isTrue();
    assertThat(new Target("t", 0.85, 0.84, Target.Bound.AT_LEAST).isMet()).isFalse();
    assertThat(new Target("t", 3, 3.01, Target.Bound.AT_MOST).isMet()).isFalse();
  }

  @Test
  void whatWasNotMeasuredHasNoTarget() {
    assertThat(report(took(Program.FLOOR, 1, 10)).targets()).isEmpty();
  }

  private static BenchmarkReport report(Measurement... measurements) {
    return new BenchmarkReport(
        new Surroundings("", "", "", "", ""),
        new DayOfEvents(LocalDate.of(2026, 11, 20), Path.of("events"), 1000, 1000, List.of()),
        List.of(measurements),
        "",
        null,
        null);
  }

  private static Measurement took(Program program, int round, int seconds) {
    ProgramResult result =
        new ProgramResult(
            1000, 1000, 1000, Instant.EPOCH, Duration.ofSeconds(seconds), Duration.ZERO, 0);
    return new Measurement(program, round, result, Duration.ZERO, NO_PROFILE, NO_PROFILE);
  }
}
