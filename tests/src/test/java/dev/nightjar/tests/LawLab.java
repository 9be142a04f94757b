package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.summary.Summaries;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.job.JobCatalog;
import dev.nightjar.core.ledger.ChunkRecord;
import dev.nightjar.core.ledger.ChunkState;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.tests.stack.TestStack;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A site for generated data, and what has to hold after each of its nights. */
public final class LawLab implements AutoCloseable {
  static final JobName JOB = new JobName("merchant-analytics");

  private final TestStack stack;
  private final Set<LocalDate> used = new HashSet<>();
  private @Nullable Site site;

  LawLab() throws IOException {
    stack = TestStack.start();
  }

  /** A site on which the days of a generator are still empty, with its merchants registered. */
  Site siteFor(Generator generator) throws IOException {
    Site known = site;
    if (known != null && generator.days().stream().noneMatch(used::contains)) {
      return prepared(known, generator);
    }
    close(known);
    used.clear();
    return prepared(Site.on(stack), generator);
  }

  private Site prepared(Site fresh, Generator generator) {
    site = fresh;
    used.addAll(generator.days());
    fresh.part(MerchantRegistry.class).importAll(generator.merchants());
    return fresh;
  }

  /** The days on which there are events. */
  static List<LocalDate> busyDays(Generator generator) {
    return generator.days().stream()
        .filter(
            day ->
                generator.merchants().stream()
                    .anyMatch(merchant -> generator.count(merchant.id(), day) > 0))
        .toList();
  }

  /** A site of its own for a generator. */
  Site freshSite(Generator generator) throws IOException {
    close(site);
    site = null;
    used.clear();
    return prepared(Site.on(stack), generator);
  }

  /** Every published summary is the plan's, byte for byte, and nothing else is published. */
  static void assertPublished(Site site, Generator generator) throws IOException {
    Map<MerchantDay, ExpectedDay> all = new HashMap<>();
    generator.expected(day -> all.put(day.merchantDay(), day));
    assertPublished(site, generator, all);
  }

  /** Every published summary is the expected one, and nothing else is published. */
  static void assertPublished(
      Site site, Generator generator, Map<MerchantDay, ExpectedDay> expected) throws IOException {
    assertPublished(site, JOB, generator, expected);
  }

  /** Every published summary of a job is the expected one, and nothing else is published. */
  public static void assertPublished(
      Site site, JobName job, Generator generator, Map<MerchantDay, ExpectedDay> expected)
      throws IOException {
    for (var merchant : generator.merchants()) {
      for (LocalDate day : generator.days()) {
        ExpectedDay wanted = expected.get(new MerchantDay(merchant.id(), day));
        Optional<Pointer> pointer = site.published(job, merchant.id().value(), day);
        assertThat(pointer.isPresent())
            .as("published: %s %s", merchant.id(), day)
            .isEqualTo(wanted != null);
        if (wanted != null) {
          assertSame(site, job, wanted, pointer.orElseThrow());
        }
      }
    }
  }

  private static void assertSame(Site site, JobName name, ExpectedDay expected, Pointer pointer)
      throws IOException {
    MerchantDay merchantDay = expected.merchantDay();
    Job<?> job = site.part(JobCatalog.class).job(name);
    if (!pointer.digest().equals(new PlannedBytes(job).digest(expected))) {
      List<String> rows =
          site
              .part(Summaries.class)
              .find(job, merchantDay.merchant(), merchantDay.day())
              .orElseThrow()
              .rows()
              .stream()
              .map(row -> PlannedBytes.text(row.dimension(), row.value(), row.metrics()))
              .toList();
      assertThat(rows)
          .as("%s", merchantDay)
          .containsExactlyElementsOf(expected.rows().stream().map(row -> row.text()).toList());
      throw new AssertionError("The rows of " + merchantDay + " are right, but their bytes differ");
    }
    assertThat(pointer.sources().used()).as("%s", merchantDay).isEqualTo(expected.events());
    assertThat(pointer.sources().balances()).isTrue();
  }

  /** The sums of a run are those of its chunks, and each of them adds up. */
  public static void assertSums(Site site, RunReport report) {
    assertThat(report.state()).as(report.message()).isEqualTo(RunState.COMPLETED);
    assertThat(chunkRows(site, report.run())).isEqualTo(report.rows());
  }

  /** What became of the raw rows of all chunks, each of which is done and adds up. */
  public static RowCounts chunkRows(Site site, RunId run) {
    Ledger ledger = site.part(Ledger.class);
    RowCounts rows = RowCounts.NONE;
    int batches = ledger.run(run).orElseThrow().progress().batches();
    for (int batch = 0; batch < batches; batch++) {
      for (ChunkRecord chunk : ledger.chunks(run, batch)) {
        assertThat(chunk.state()).isEqualTo(ChunkState.DONE);
        RowCounts counts = Objects.requireNonNull(chunk.outcome()).rows();
        assertThat(counts.read())
            .isEqualTo(counts.used() + counts.duplicates() + counts.quarantined());
        rows = rows.plus(counts);
      }
    }
    return rows;
  }

  private static void close(@Nullable Site known) {
    if (known != null) {
      known.close();
    }
  }

  @Override
  public void close() {
    close(site);
    stack.close();
  }
}
