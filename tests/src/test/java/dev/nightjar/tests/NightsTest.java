package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.tests.stack.OnBothStacks;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.client.Attachment;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.RunReport;
import dev.nightjar.workflows.message.RunRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nights of the whole product on real servers: what the guarantees promise. */
@OnBothStacks
final class NightsTest {
  private static final JobName ANALYTICS = new JobName("merchant-analytics");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 10);
  private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
  private static final List<HBaseTable> DERIVED =
      List.of(
          HBaseTable.INTERMEDIATE, HBaseTable.PARTIAL, HBaseTable.SUMMARY, HBaseTable.PUBLISHED);

  private Site site;

  @BeforeEach
  void open(TestStack stack) throws IOException {
    site = Site.on(stack);
  }

  @AfterEach
  void close() {
    TypeCount.mend();
    site.close();
  }

  @Test
  void aJobThatAlwaysFailsForOneMerchantTakesOnlyThatMerchantOut() throws IOException {
    merchantsWithEvents("apple", "pear", "plum");
    TypeCount.poison("pear");

    RunReport report = site.run(TypeCount.NAME, DAY);

    assertThat(report.state()).isEqualTo(RunState.COMPLETED_WITH_FAILURES);
    assertThat(report.merchantsPublished()).isEqualTo(2);
    assertThat(report.failures())
        .singleElement()
        .satisfies(
            failure -> {
              assertThat(failure.merchant()).isEqualTo(new MerchantId("pear"));
              assertThat(failure.reason()).contains("cannot read the events of that merchant");
            });
    assertThat(site.pointer(TypeCount.NAME, "apple", DAY).sources().used()).isEqualTo(60);
    assertThat(site.pointer(TypeCount.NAME, "plum", DAY).sources().used()).isEqualTo(60);
    assertThat(site.published(TypeCount.NAME, "pear", DAY)).isEmpty();
  }

  @Test
  void whatFailedIsPublishedOnceTheJobIsMended() throws IOException {
    merchantsWithEvents("apple", "pear");
    TypeCount.poison("pear");
    site.run(TypeCount.NAME, DAY);
    Generation before = site.pointer(TypeCount.NAME, "apple", DAY).generation();
    TypeCount.mend();

    RunReport report = site.run(TypeCount.NAME, DAY);

    assertThat(report.state()).isEqualTo(RunState.COMPLETED);
    assertThat(report.merchantsPublished()).isEqualTo(1);
    assertThat(site.pointer(TypeCount.NAME, "pear", DAY).sources().used()).isEqualTo(60);
    assertThat(site.pointer(TypeCount.NAME, "apple", DAY).generation()).isEqualTo(before);
  }

  @Test
  void anyChunkSizeGivesTheSameSummary() throws IOException {
    merchantsWithEvents("apple", "pear");
    site.run(ANALYTICS, DAY);
    Pointer whole = site.pointer(ANALYTICS, "apple", DAY);

    for (long rowsPerChunk : new long[] {1, 7, 25}) {
      RunReport report =
          site.start(ANALYTICS, DAY, Existing.REPLACE, null, site.limits(rowsPerChunk)).result();

      assertThat(report.state()).isEqualTo(RunState.COMPLETED);
      assertThat(report.chunks()).isGreaterThan(2);
      Pointer cut = site.pointer(ANALYTICS, "apple", DAY);
      assertThat(cut.generation()).isGreaterThan(whole.generation());
      assertThat(cut.digest()).isEqualTo(whole.digest());
      assertThat(cut.sources()).isEqualTo(whole.sources());
    }
  }

  @Test
  void shuffledAndRepeatedDeliveriesGiveTheSameSummary(TestStack stack) throws IOException {
    merchantsWithEvents("apple");
    site.run(ANALYTICS, DAY);
    Pointer tidy = site.pointer(ANALYTICS, "apple", DAY);
    List<String> events = Events.of("apple", 60, NOON);
    List<String> untidy = new ArrayList<>(events);
    untidy.addAll(events.subList(10, 40));
    Collections.shuffle(untidy, new Random(5));

    try (Site other = Site.on(stack)) {
      site.close();
      other.register("apple", "UTC");
      other.ingest(untidy.subList(0, 33));
      other.ingest(untidy.subList(33, 90));
      other.run(ANALYTICS, DAY);

      assertThat(other.pointer(ANALYTICS, "apple", DAY).digest()).isEqualTo(tidy.digest());
    }
  }

  @Test
  void aNightRunTwiceAtOneCutoffWritesNothingDifferent() throws IOException {
    merchantsWithEvents("apple", "pear");
    Generation cutoff = site.settled();
    RunReport first =
        site.start(ANALYTICS, DAY, Existing.REPLACE, cutoff, site.limits(20)).result();
    Map<HBaseTable, Map<String, String>> written = derived();

    RunReport second =
        site.start(ANALYTICS, DAY, Existing.REPLACE, cutoff, site.limits(20)).result();

    assertThat(first.state()).isEqualTo(RunState.COMPLETED);
    assertThat(second.state()).isEqualTo(RunState.COMPLETED);
    assertThat(written.get(HBaseTable.SUMMARY)).isNotEmpty();
    assertThat(derived()).isEqualTo(written);
  }

  @Test
  void aSecondRunLeavesWhatIsPublishedUntilItIsForced() throws IOException {
    merchantsWithEvents("apple");
    site.run(ANALYTICS, DAY);
    Generation first = site.pointer(ANALYTICS, "apple", DAY).generation();

    RunReport second = site.run(ANALYTICS, DAY);
    assertThat(second.state()).isEqualTo(RunState.COMPLETED);
    assertThat(second.leftOut().alreadyPublished()).isEqualTo(1);
    assertThat(second.message()).contains("--force");
    assertThat(site.pointer(ANALYTICS, "apple", DAY).generation()).isEqualTo(first);

    site.start(ANALYTICS, DAY, Existing.REPLACE, null, site.limits()).result();
    assertThat(site.pointer(ANALYTICS, "apple", DAY).generation()).isGreaterThan(first);
  }

  @Test
  void twoStartsOfTheSameDayAreOneRun() throws IOException {
    merchantsWithEvents("apple");

    RunHandle first = site.start(ANALYTICS, DAY, Existing.KEEP, null, site.limits(1));
    RunHandle second = site.start(ANALYTICS, DAY, Existing.REPLACE, null, site.limits());

    assertThat(second.attachment()).isEqualTo(Attachment.ALREADY_RUNNING);
    assertThat(second.result().run()).isEqualTo(first.result().run());
  }

  @Test
  void anEventThatArrivesAfterTheCutoffIsNotInTheGeneration() throws IOException {
    merchantsWithEvents("apple");
    Generation cutoff = site.settled();
    site.ingest(Events.of("apple", 80, NOON).subList(60, 80));

    site.start(TypeCount.NAME, DAY, Existing.KEEP, cutoff, site.limits()).result();
    assertThat(site.pointer(TypeCount.NAME, "apple", DAY).sources().used()).isEqualTo(60);

    site.start(TypeCount.NAME, DAY, Existing.REPLACE, site.settled(), site.limits()).result();
    assertThat(site.pointer(TypeCount.NAME, "apple", DAY).sources().used()).isEqualTo(80);
  }

  @Test
  void whatCannotBeRunIsRefusedWithAReasonAndANextStep() throws IOException {
    merchantsWithEvents("apple");

    assertRefused(ANALYTICS, DAY.minusDays(1), "without raw data", "nightjar ingest");
    assertRefused(ANALYTICS, LocalDate.of(2199, 1, 1), "2199-01-01", "not ended");
    assertRefused(new JobName("no-such-job"), DAY, "no-such-job", ANALYTICS.value());
    RunRequest stranger =
        new RunRequest(
            ANALYTICS,
            DAY,
            "sel-1",
            List.of(new MerchantId("nobody")),
            Existing.KEEP,
            null,
            site.limits());
    assertThatThrownBy(() -> site.part(RunClient.class).start(stranger).result())
        .isInstanceOf(RunFailed.class)
        .hasMessageContaining("nobody")
        .hasMessageContaining("nightjar merchants");
  }

  private void assertRefused(JobName job, LocalDate day, String... words) {
    assertThatThrownBy(() -> site.run(job, day))
        .isInstanceOf(RunFailed.class)
        .satisfies(failure -> assertThat(failure.getMessage()).containsIgnoringCase(words[0]))
        .satisfies(failure -> assertThat(failure.getMessage()).containsIgnoringCase(words[1]));
  }

  private void merchantsWithEvents(String... merchants) throws IOException {
    for (String merchant : merchants) {
      site.register(merchant, "UTC");
      site.ingest(Events.of(merchant, 60, NOON));
    }
  }

  private Map<HBaseTable, Map<String, String>> derived() throws IOException {
    Map<HBaseTable, Map<String, String>> cells = new TreeMap<>();
    for (HBaseTable table : DERIVED) {
      cells.put(table, site.cells(table));
    }
    return cells;
  }
}
