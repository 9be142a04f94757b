package dev.nightjar.starter.days;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.starter.console.Glyphs;
import dev.nightjar.starter.console.Room;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NightsViewTest {
  private static final NightsGlance GLANCE =
      new NightsGlance(
          5,
          31,
          120,
          167_192,
          27_904.4,
          Optional.of(Duration.ofSeconds(63)),
          Duration.ofSeconds(19),
          List.of(night(6, 0, 0, 0, 0), night(7, 1, 18, 5, 0), night(8, 1, 18, 18, 3)),
          List.of("2026-03-02: one merchant failed"));

  @Test
  void nightsHaveABarAndSoHasEachThatRuns() {
    assertThat(text(80, 20))
        .containsExactly(
            "nights      ####................  16%  5 of 31  19.0 s  about 65 s left",
            "  167,192 raw rows  27,904 rows/s  120 merchant-days published",
            "2026-03-06  ....................       planning",
            "2026-03-07  #####...............  25%  5 of 18 chunks",
            "2026-03-08  ###################.  95%  publishing, 3 of 7 merchants",
            "NOT COMPLETE 2026-03-02: one merchant failed");
  }

  @Test
  void inANarrowRoomTheCountStaysAndOnFewRowsTheNightsAndWhatFailed() {
    assertThat(text(40, 20).get(0)).isEqualTo("nights      ##......  16%  5 of 31");
    assertThat(text(50, 20).get(0)).isEqualTo("nights      ##..........  16%  5 of 31");
    assertThat(text(80, 2))
        .extracting(line -> line.substring(0, 6))
        .containsExactly("nights", "NOT CO");
  }

  @Test
  void noRoomIsTooSmall() {
    for (int columns = 1; columns < 130; columns++) {
      for (int rows = 1; rows < 9; rows++) {
        int widest = columns;
        assertThat(text(columns, rows))
            .hasSizeLessThanOrEqualTo(rows)
            .allMatch(line -> line.length() <= widest);
      }
    }
  }

  @Test
  void thePlainLineSaysTheSame() {
    assertThat(new NightsView(GLANCE).plain())
        .isEqualTo(
            "5 of 31 nights, 167,192 raw rows, 27,904 a second, 120 merchant-days published,"
                + " 1 not complete, about 65 s left, 19.0 s");
  }

  private static List<String> text(int columns, int rows) {
    return new NightsView(GLANCE)
        .lines(new Room(columns, rows, Glyphs.ASCII)).stream().map(Object::toString).toList();
  }

  private static RunRecord night(int day, int batches, int chunks, int done, int published) {
    RunId run = RunId.parse("merchant-analytics/2026-03-0%d/all/1774900000000".formatted(day));
    return new RunRecord(
        run,
        new JobVersion(1),
        "nightly/" + run,
        RunState.RUNNING,
        Instant.parse("2026-03-10T00:00:00Z"),
        null,
        new RunProgress(batches, chunks, done, 0, 0, 7, published, 0, 1000, RowCounts.NONE),
        null);
  }
}
