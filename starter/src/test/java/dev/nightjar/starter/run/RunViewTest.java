package dev.nightjar.starter.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.calendar.BusinessDay;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.ledger.MerchantTime;
import dev.nightjar.core.ledger.RunProgress;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.plan.PlannedChunk;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.starter.console.Glyphs;
import dev.nightjar.starter.console.Room;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jline.utils.AttributedString;
import org.junit.jupiter.api.Test;

class RunViewTest {
  private static final Instant NOW = Instant.parse("2026-11-23T02:00:12Z");
  private static final String TITLE = "merchant-analytics 2026-11-22, all merchants";
  private static final RunProgress HALF =
      new RunProgress(4, 31, 12, 0, 0, 250, 80, 1, 500_000, new RowCounts(225_000, 225_000, 0, 0));
  private static final RunGlance GLANCE =
      new RunGlance(
          HALF,
          Duration.ofMillis(12_400),
          18_145,
          Optional.of(Duration.ofSeconds(16)),
          List.of(
              chunk(17, 2, "host-1", 8, "giant"),
              chunk(18, 1, "host-2", 2, "apple", "pear", "fig")),
          List.of(time("giant", 3, 31_500), time("ended", 1, 9_000)),
          List.of(failure("plum", "cannot read the events of that merchant: no such version")),
          NOW);

  @Test
  void atOneHundredAndTwentyColumnsEverythingIsSaid() {
    assertThat(text(GLANCE, 120, 30))
        .containsExactly(
            "merchant-analytics 2026-11-22, all merchants  running 12.4 s",
            "plan     ############################## 100%  250 merchants  31 chunks  about 500,000 rows",
            "process  ##############................  45%  225,000 of about 500,000 rows  18,145/s  12 of 31 chunks  about 15 s left",
            "publish  ##########....................  32%  80 of 250 merchants  1 taken out",
            "close    ..............................   0%  waiting",
            "Taken out: 1 merchant",
            "  plum: cannot read the events of that merchant: no such version",
            "Longest running",
            "  8.0 s  giant  chunk 17  1,000 rows  attempt 2  on host-1",
            "  2.0 s  apple and 2 more  chunk 18  1,000 rows  on host-2",
            "Slowest merchants",
            "  31.5 s  giant  in 3 chunks",
            "  9.0 s  ended  in 1 chunk");
  }

  @Test
  void atEightyColumnsTheLeastImportantFactsGo() {
    assertThat(text(GLANCE, 80, 30))
        .containsExactly(
            "merchant-analytics 2026-11-22, all merchants  running 12.4 s",
            "plan     #################### 100%  250 merchants  31 chunks  about 500,000 rows",
            "process  #########...........  45%  18,145/s  about 15 s left",
            "publish  #######.............  32%  80 of 250 merchants  1 taken out",
            "close    ....................   0%  waiting",
            "Taken out: 1 merchant",
            "  plum: cannot read the events of that merchant: no such version",
            "Longest running",
            "  8.0 s  giant  chunk 17  1,000 rows  attempt 2  on host-1",
            "  2.0 s  apple and 2 more  chunk 18  1,000 rows  on host-2",
            "Slowest merchants",
            "  31.5 s  giant  in 3 chunks",
            "  9.0 s  ended  in 1 chunk");
  }

  @Test
  void atFortyColumnsBarsAreShortAndTheEstimateStays() {
    assertThat(text(GLANCE, 40, 30))
        .containsExactly(
            "merchant-analytics 2026-11-22, all merc~",
            "plan     ######## 100%  250 merchants",
            "process  ####....  45%  about 15 s left",
            "publish  ###.....  32%  80 of 250 merch~",
            "close    ........   0%  waiting",
            "Taken out: 1 merchant",
            "  plum: cannot read the events of that ~",
            "Longest running",
            "  8.0 s  giant  chunk 17  attempt 2",
            "  2.0 s  apple and 2 more  chunk 18",
            "Slowest merchants",
            "  31.5 s  giant  in 3 chunks",
            "  9.0 s  ended  in 1 chunk");
  }

  @Test
  void onFewRowsWhatIsProcessedStaysToTheLast() {
    assertThat(text(GLANCE, 80, 1)).singleElement().asString().startsWith("process ");
    assertThat(text(GLANCE, 80, 3))
        .extracting(line -> line.substring(0, 7))
        .containsExactly("merchan", "process", "publish");
  }

  @Test
  void beforeThePlanIsWrittenNothingElseHasBegun() {
    assertThat(text(with(new RunProgress(0, 0, 0, 0, 0, 0, 0, 0, 0, RowCounts.NONE)), 80, 30))
        .containsExactly(
            "merchant-analytics 2026-11-22, all merchants  running 12.4 s",
            "plan     ....................       weighing merchants, cutting chunks",
            "process  ....................   0%  waiting",
            "publish  ....................   0%  waiting",
            "close    ....................   0%  waiting");
  }

  @Test
  void moreRowsThanExpectedDoNotLookDone() {
    RunProgress over =
        new RunProgress(4, 31, 12, 0, 0, 250, 80, 0, 100, new RowCounts(225_000, 225_000, 0, 0));
    assertThat(text(with(over), 80, 30).get(2)).startsWith("process  ###################.  99%");
  }

  @Test
  void thePlainLineSaysTheSame() {
    assertThat(new RunView(TITLE, GLANCE, "").plain())
        .isEqualTo(
            "12/31 chunks done, 80/250 merchants published, 1 failed, 225,000 of about 500,000"
                + " rows (18,145 a second), 12.4 s, about 15 s left; longest running: chunk 17,"
                + " giant, 8.0 s; slowest merchant: giant, 31.5 s in 3 chunks; taken out: plum:"
                + " cannot read the events of that merchant: no such version");
  }

  @Test
  void aNoteIsSaidOnTheScreenAndInThePlainLine() {
    RunView view = new RunView(TITLE, GLANCE, "The ledger does not answer");
    assertThat(view.lines(new Room(80, 30, Glyphs.ASCII)).stream().map(Object::toString))
        .contains("The ledger does not answer");
    assertThat(view.plain()).endsWith("; The ledger does not answer");
  }

  @Test
  void whateverTheRunAndTheRoomNoLineIsTooWideAndNoneTooMany() {
    Random random = new Random(20261123);
    for (int i = 0; i < 4_000; i++) {
      RunGlance glance = anyGlance(random);
      Glyphs glyphs = random.nextBoolean() ? Glyphs.ASCII : Glyphs.BLOCKS;
      Room room = new Room(1 + random.nextInt(140), 1 + random.nextInt(20), glyphs);
      List<AttributedString> lines =
          new RunView(TITLE, glance, random.nextBoolean() ? "" : "商店 \u001b[2J\n").lines(room);
      assertThat(lines).hasSizeLessThanOrEqualTo(room.rows());
      for (AttributedString line : lines) {
        assertThat(line.columnLength())
            .as("%s in %s", line, room)
            .isLessThanOrEqualTo(room.columns());
        assertThat(line.toString()).doesNotContainPattern("\\p{Cntrl}");
      }
      assertThat(new RunView(TITLE, glance, "").plain()).doesNotContain("null", "NaN", " -");
    }
  }

  private static RunGlance anyGlance(Random random) {
    int chunks = random.nextInt(10_000);
    int merchants = random.nextInt(1_000_000);
    long rows = random.nextLong(1L << random.nextInt(1, 62));
    RunProgress progress =
        new RunProgress(
            random.nextInt(3),
            chunks,
            random.nextInt(chunks + 1),
            random.nextInt(3),
            random.nextInt(3),
            merchants,
            random.nextInt(merchants + 1),
            random.nextInt(20),
            random.nextLong(1L << random.nextInt(1, 62)),
            new RowCounts(rows, rows, 0, 0));
    return new RunGlance(
        progress,
        Duration.ofMillis(random.nextInt(1 << 30)),
        random.nextDouble() * random.nextInt(1 << 20),
        Optional.of(random.nextInt(1 << 20)).filter(left -> left % 2 == 0).map(Duration::ofSeconds),
        IntStream.range(0, random.nextInt(6))
            .mapToObj(i -> chunk(i, i, "host-商", i - 2, "商店-日本", "b".repeat(i * 25 + 1)))
            .toList(),
        Stream.generate(() -> time("商店", random.nextInt(9), random.nextInt(1 << 30)))
            .limit(random.nextInt(4))
            .toList(),
        Stream.generate(() -> failure("é\u0301\n", "reason 🦉 \u001b[31m"))
            .limit(random.nextInt(6))
            .toList(),
        NOW);
  }

  private static RunGlance with(RunProgress progress) {
    return new RunGlance(
        progress, GLANCE.elapsed(), 0, Optional.empty(), List.of(), List.of(), List.of(), NOW);
  }

  private static List<String> text(RunGlance glance, int columns, int rows) {
    return new RunView(TITLE, glance, "")
        .lines(new Room(columns, rows, Glyphs.ASCII)).stream().map(Object::toString).toList();
  }

  private static MerchantTime time(String merchant, int chunks, long millis) {
    return new MerchantTime(new MerchantId(merchant), chunks, Duration.ofMillis(millis));
  }

  private static MerchantFailure failure(String merchant, String reason) {
    return new MerchantFailure(new MerchantId(merchant.replace("\n", "")), reason);
  }

  private static ChunkRecord chunk(
      int number, int attempts, String worker, int seconds, String... merchants) {
    BusinessDay day =
        new BusinessDay(
            LocalDate.of(2026, 11, 22),
            ZoneOffset.UTC,
            Instant.parse("2026-11-22T00:00:00Z"),
            Instant.parse("2026-11-23T00:00:00Z"));
    List<PlannedSlice> slices =
        Stream.of(merchants)
            .map(name -> new PlannedSlice(new MerchantId(name), day, HashRange.ALL))
            .toList();
    return new ChunkRecord(
        new PlannedChunk(number, 0, slices, 1000),
        ChunkState.RUNNING,
        attempts,
        worker,
        null,
        NOW.minusSeconds(seconds),
        null,
        null);
  }
}
