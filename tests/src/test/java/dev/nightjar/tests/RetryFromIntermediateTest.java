package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.RunRecord;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.stack.OnStack;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.message.Urgency;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code nightjar runs retry} of what a backfill from intermediate rows left, on real servers. */
@OnStack
final class RetryFromIntermediateTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 3, 3);
  private static final String RANGE = FIRST + ".." + LAST;
  private static final String JOB = TypeCount.NAME.value();
  private static final List<String> SHOPS = List.of("apple", "pear");

  private Site site;
  private Shell shell;

  @BeforeEach
  void open(TestStack stack, @TempDir Path folder) throws IOException {
    site = Site.on(stack, Map.of("late.overlap", "0s"));
    Path config = Files.write(folder.resolve("nightjar.properties"), site.configuration());
    shell = Shell.with("--config", config.toString());
    site.register("apple", "UTC");
    site.register("pear", "Europe/Berlin");
    List<String> events = new ArrayList<>();
    for (LocalDate day : days()) {
      for (String shop : SHOPS) {
        for (int visitor = 0; visitor < 20; visitor++) {
          events.add(event(shop, day, visitor, "of-" + day));
        }
      }
    }
    site.ingest(events);
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void aRetryGoesOnFromTheSameRowsAndReadsNothingOfRaw() throws IOException {
    RunId failed = whatCouldNotSummarizePear();
    Pointer before = site.pointer(TypeCount.NAME, "pear", LAST);
    int extracted = TypeCount.extracted();
    long rawCalls = rawCalls();

    assertThat(done("runs", "retry", failed.toString())).contains("1 merchant published");

    assertThat(TypeCount.extracted()).isEqualTo(extracted);
    assertThat(rawCalls()).as("calls to the raw table").isEqualTo(rawCalls);
    assertThat(site.values(TypeCount.NAME, "pear", LAST))
        .containsExactly(TypeCount.shout("of-" + LAST), TypeCount.shout("sour"));
    assertThat(site.pointer(TypeCount.NAME, "pear", LAST).origin())
        .isEqualTo(new Origin.SummarizedAgain(before.generation(), before.generation()));
    String retry = "nightly/%s/%s/retry-%s".formatted(JOB, LAST, failed.generation());
    assertThat(site.part(RunClient.class).urgency(retry, failed))
        .as("what a backfill left is as urgent as the backfill")
        .contains(Urgency.BACKFILL);
  }

  @Test
  void aRetryIsFromRawWhereTheJobHasAnotherVersionByThen() throws IOException {
    RunId failed = whatCouldNotSummarizePear();
    TypeCount.become(3);
    int extracted = TypeCount.extracted();
    long rawCalls = rawCalls();

    assertThat(done("runs", "retry", failed.toString())).contains("1 merchant published");

    assertThat(TypeCount.extracted()).isEqualTo(extracted + 21);
    assertThat(rawCalls()).isGreaterThan(rawCalls);
    Pointer after = site.pointer(TypeCount.NAME, "pear", LAST);
    assertThat(after.version()).isEqualTo(new JobVersion(3));
    assertThat(after.origin()).isNotInstanceOf(Origin.SummarizedAgain.class);
    assertThat(after.generation()).isGreaterThan(failed.generation());
  }

  /** The run of a backfill that took pear out for its summarizer, which is mended by now. */
  private RunId whatCouldNotSummarizePear() throws IOException {
    site.ingest(List.of(event("pear", LAST, 99, "sour")));
    done("backfill", JOB, RANGE);
    Pointer before = site.pointer(TypeCount.NAME, "pear", LAST);
    TypeCount.become(2);
    TypeCount.cannotSummarize("sour");
    int extracted = TypeCount.extracted();
    Shell.Said said = shell.type("backfill", JOB, RANGE, "--from", "intermediate");
    assertThat(said.exit()).as(said.all()).isEqualTo(2);
    assertThat(TypeCount.extracted()).isEqualTo(extracted);
    assertThat(site.pointer(TypeCount.NAME, "pear", LAST)).isEqualTo(before);
    TypeCount.repair();
    return site.part(Ledger.class).runs(20).stream()
        .filter(run -> run.state() == RunState.COMPLETED_WITH_FAILURES)
        .map(RunRecord::id)
        .findFirst()
        .orElseThrow();
  }

  /** Calls to the raw table by all stages of this process. */
  private long rawCalls() {
    return site
        .part(MeterRegistry.class)
        .find("nightjar.hbase.call")
        .tag("table", "raw")
        .timers()
        .stream()
        .mapToLong(Timer::count)
        .sum();
  }

  private static List<LocalDate> days() {
    return FIRST.datesUntil(LAST.plusDays(1)).toList();
  }

  private static String event(String merchant, LocalDate day, int visitor, String type) {
    return """
        {"merchant":"%s","eventId":"e-%d","visitorId":"v%d","type":"%s","at":"%sT01:00:00Z"}"""
        .formatted(merchant, visitor, visitor, type, day);
  }

  private String done(String... words) {
    Shell.Said said = shell.type(words);
    assertThat(said.exit()).as(said.all()).isZero();
    return said.out();
  }
}
