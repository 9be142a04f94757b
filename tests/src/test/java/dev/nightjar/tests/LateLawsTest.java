package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.core.late.GapPolicy;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RunState;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.workflows.client.DaysClient;
import dev.nightjar.workflows.client.RunClient;
import dev.nightjar.workflows.client.RunFailed;
import dev.nightjar.workflows.client.RunHandle;
import dev.nightjar.workflows.message.DaysReport;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LateRequest;
import dev.nightjar.workflows.message.LateTerms;
import dev.nightjar.workflows.message.RunRequest;
import io.temporal.client.WorkflowNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Night by night with late arrivals, only tonight's run and what it starts by itself: after each
 * night the published bytes are those of all that had arrived by then, as one big run would have
 * published them.
 */
@Tag("stack")
final class LateLawsTest {
  private static final LateTerms TERMS =
      new LateTerms(Duration.ofDays(36_500), Duration.ZERO, GapPolicy.RUN, 3);

  @SuppressWarnings("NullAway.Init")
  private static LawLab lab;

  @BeforeContainer
  static void open() throws IOException {
    lab = new LawLab();
  }

  @AfterContainer
  static void close() {
    lab.close();
  }

  @Property(tries = 3, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void nightByNightWithLateArrivalsEqualsOneBigRun(
      @ForAll @LongRange(min = 1, max = 1_000_000) long seed,
      @ForAll @IntRange(min = 1, max = 5) int merchants,
      @ForAll @IntRange(min = 50, max = 900) int events)
      throws IOException {
    Generator generator =
        Generator.of(new GeneratorOptions(seed, merchants, 3, events, LocalDate.of(2026, 3, 27)));
    Site site = lab.freshSite(generator);
    Feed feed = generator.feed(Faults.DEFAULT);
    SortedMap<LocalDate, List<byte[]>> arriving = new TreeMap<>();
    feed.blocks(
        block ->
            arriving
                .computeIfAbsent(block.date(), date -> new ArrayList<>())
                .addAll(block.lines().documents()));
    boolean hasBegun = false;
    for (Map.Entry<LocalDate, List<byte[]>> date : arriving.entrySet()) {
      site.write(date.getValue());
      site.awaitSettled();
      Map<MerchantDay, ExpectedDay> expected = new HashMap<>();
      feed.expectedBy(date.getKey(), day -> expected.put(day.merchantDay(), day));
      if (hasBegun) {
        night(site, date.getKey());
      } else {
        hasBegun = begin(site, generator, expected);
      }
      LawLab.assertPublished(site, generator, expected);
    }
    assertThat(hasBegun).isTrue();
    LawLab.assertPublished(site, generator);
  }

  /** The job's first runs: of every day that there is. */
  private static boolean begin(
      Site site, Generator generator, Map<MerchantDay, ExpectedDay> expected) {
    boolean hasRun = false;
    for (LocalDate day : generator.days()) {
      if (expected.keySet().stream().anyMatch(merchantDay -> merchantDay.day().equals(day))) {
        assertThat(site.run(LawLab.JOB, day).state()).isEqualTo(RunState.COMPLETED);
        hasRun = true;
      }
    }
    return hasRun;
  }

  /** Tonight's run, which may find nothing for its own day, and what it starts. */
  private static void night(Site site, LocalDate day) {
    RunRequest request =
        new RunRequest(
                LawLab.JOB, day, RunRequest.ALL, List.of(), Existing.KEEP, null, site.limits())
            .withLate(TERMS);
    RunHandle tonight = site.part(RunClient.class).start(request);
    try {
      assertThat(tonight.result().state()).isEqualTo(RunState.COMPLETED);
    } catch (RunFailed nothing) {
      assertThat(nothing).hasMessageContaining("nothing to run");
    }
    awaitLate(site, request);
  }

  private static void awaitLate(Site site, RunRequest request) {
    String late =
        new LateRequest(
                request.job(), request.group(), List.of(), null, TERMS, request.limits(), null)
            .workflowId();
    try {
      DaysReport report = site.part(DaysClient.class).attach(late).result();
      assertThat(report.allCompleted()).as("%s", report.problems()).isTrue();
    } catch (WorkflowNotFoundException e) {
      // No night has found anything yet.
    }
  }
}
