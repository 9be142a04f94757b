package dev.nightjar.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nightjar.activities.ingest.RawEvents;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.generator.Generator;
import dev.nightjar.generator.GeneratorOptions;
import dev.nightjar.generator.fault.Faults;
import dev.nightjar.generator.feed.Feed;
import dev.nightjar.generator.feed.LineCounts;
import dev.nightjar.generator.summary.ExpectedDay;
import dev.nightjar.workflows.PlanActivities;
import dev.nightjar.workflows.ProcessActivities;
import dev.nightjar.workflows.PublishActivities;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.PlanReport;
import dev.nightjar.workflows.message.PlanTask;
import dev.nightjar.workflows.message.RunLimits;
import dev.nightjar.workflows.message.RunReport;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * What holds whatever the data and however they are treated: the published bytes are those that
 * follow from the generator's plan, in which no event is read. On the whole product with real
 * servers.
 */
@Tag("stack")
final class LawsTest {
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

  @Provide
  Arbitrary<GeneratorOptions> data() {
    return Combinators.combine(
            Arbitraries.longs().between(1, 1_000_000),
            Arbitraries.integers().between(1, 6),
            Arbitraries.integers().between(1, 2),
            Arbitraries.integers().between(1, 800),
            Arbitraries.integers().between(0, 9_000))
        .as(
            (seed, merchants, days, events, from) ->
                new GeneratorOptions(
                    seed, merchants, days, events, LocalDate.of(2000, 1, 1).plusDays(from)));
  }

  @Provide
  Arbitrary<Delivery> deliveries() {
    return Delivery.any();
  }

  @Provide
  Arbitrary<Cut> cuts() {
    return Cut.any();
  }

  @Provide
  Arbitrary<Executions> executions() {
    return Executions.any();
  }

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE)
  void anyDeliveryCutAndNumberOfWorkerHostsPublishThePlansBytes(
      @ForAll("data") GeneratorOptions data,
      @ForAll("deliveries") Delivery delivery,
      @ForAll("cuts") Cut cut,
      @ForAll @IntRange(min = 1, max = 3) int workerHosts)
      throws IOException {
    Generator generator = Generator.of(data);
    Site site = lab.siteFor(generator);
    deliver(site, generator, delivery);

    try (MoreWorkerHosts more = site.moreWorkerHosts(workerHosts - 1)) {
      assertThat(more.number()).isEqualTo(workerHosts - 1);
      for (LocalDate day : LawLab.busyDays(generator)) {
        LawLab.assertSums(
            site, site.start(LawLab.JOB, day, Existing.KEEP, null, limits(site, cut)).result());
      }
    }

    LawLab.assertPublished(site, generator);
  }

  @Property(tries = 25, edgeCases = EdgeCasesMode.NONE)
  void anyOrderAndNumberOfExecutionsPublishesThePlansBytes(
      @ForAll("data") GeneratorOptions data,
      @ForAll("deliveries") Delivery delivery,
      @ForAll("cuts") Cut cut,
      @ForAll("executions") Executions executions)
      throws IOException {
    Generator generator = Generator.of(data);
    Site site = lab.siteFor(generator);
    long delivered = deliver(site, generator, delivery);

    RowCounts rows = RowCounts.NONE;
    for (LocalDate day : LawLab.busyDays(generator)) {
      PlanReport plan = plan(site, day, limits(site, cut));
      executions.of(plan, site.part(ProcessActivities.class), site.part(PublishActivities.class));
      rows = rows.plus(LawLab.chunkRows(site, plan.head().run()));
    }

    LawLab.assertPublished(site, generator);
    assertThat(rows).isEqualTo(new RowCounts(data.events(), data.events(), 0, 0));
    assertThat(delivered).isGreaterThanOrEqualTo(data.events());
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE)
  void faultyInputPublishesThePlansBytesAndQuarantinesTheManifest(
      @ForAll("data") GeneratorOptions data,
      @ForAll("deliveries") Delivery delivery,
      @ForAll("cuts") Cut cut)
      throws IOException {
    Generator generator = Generator.of(data);
    Site site = lab.freshSite(generator);
    Feed feed = generator.feed(Faults.DEFAULT);
    LineCounts manifest = counts(feed);
    for (List<byte[]> part : delivery.of(feed.documents().toList())) {
      RawEvents.Report report = site.write(part);
      assertThat(report.accepted() + report.refused().size()).isEqualTo(part.size());
    }
    site.awaitSettled();

    RowCounts rows = RowCounts.NONE;
    for (LocalDate day : LawLab.busyDays(generator)) {
      RunReport report =
          site.start(LawLab.JOB, day, Existing.KEEP, null, limits(site, cut)).result();
      LawLab.assertSums(site, report);
      rows = rows.plus(report.rows());
    }

    LawLab.assertPublished(site, generator);
    assertThat(site.part(QuarantineStore.class).counts()).isEqualTo(manifest.bad());
    assertThat(rows)
        .isEqualTo(
            new RowCounts(
                data.events() + manifest.duplicates(), data.events(), manifest.duplicates(), 0));
  }

  @Property(tries = 4, edgeCases = EdgeCasesMode.NONE)
  void everyNightPublishesWhatHadArrivedAndTheLastOneEverything(
      @ForAll("data") GeneratorOptions data,
      @ForAll @IntRange(min = 1, max = 12) int datesPerNight,
      @ForAll("cuts") Cut cut)
      throws IOException {
    Generator generator = Generator.of(data);
    Site site = lab.siteFor(generator);
    Feed feed = generator.feed(Faults.DEFAULT);
    SortedMap<LocalDate, List<byte[]>> arriving = new TreeMap<>();
    feed.blocks(
        block ->
            arriving
                .computeIfAbsent(block.date(), date -> new ArrayList<>())
                .addAll(block.lines().documents()));

    int night = 0;
    for (Map.Entry<LocalDate, List<byte[]>> date : arriving.entrySet()) {
      site.write(date.getValue());
      night++;
      if (night % datesPerNight == 0 || date.getKey().equals(arriving.lastKey())) {
        publishArrived(site, generator, feed, date.getKey(), limits(site, cut));
      }
    }

    LawLab.assertPublished(site, generator);
  }

  private static void publishArrived(
      Site site, Generator generator, Feed feed, LocalDate by, RunLimits limits)
      throws IOException {
    site.awaitSettled();
    Map<MerchantDay, ExpectedDay> expected = new HashMap<>();
    feed.expectedBy(by, day -> expected.put(day.merchantDay(), day));
    for (LocalDate day : generator.days()) {
      if (expected.keySet().stream().anyMatch(merchantDay -> merchantDay.day().equals(day))) {
        LawLab.assertSums(
            site, site.start(LawLab.JOB, day, Existing.REPLACE, null, limits).result());
      }
    }
    LawLab.assertPublished(site, generator, expected);
  }

  private static LineCounts counts(Feed feed) {
    List<LineCounts> counts = new ArrayList<>();
    feed.blocks(block -> counts.add(block.lines().counts()));
    return counts.stream().reduce(LineCounts.NONE, LineCounts::plus);
  }

  /** Delivers all events; returns how many documents that were. */
  private static long deliver(Site site, Generator generator, Delivery delivery)
      throws IOException {
    List<byte[]> documents = new ArrayList<>();
    for (var merchant : generator.merchants()) {
      for (LocalDate day : generator.days()) {
        generator.events(merchant.id(), day).forEach(documents::add);
      }
    }
    long delivered = 0;
    for (List<byte[]> part : delivery.of(documents)) {
      RawEvents.Report report = site.write(part);
      assertThat(report.accepted()).isEqualTo(part.size());
      delivered += part.size();
    }
    site.awaitSettled();
    return delivered;
  }

  private static PlanReport plan(Site site, LocalDate day, RunLimits limits) throws IOException {
    RunId run = new RunId(LawLab.JOB, day, "all", site.settled());
    PlanTask task =
        new PlanTask(run, "nightly/laws", List.of(), Existing.KEEP, Instant.now(), limits);
    return Executions.once(
        PlanActivities.class, site.part(PlanActivities.class), activity -> activity.plan(task));
  }

  private static RunLimits limits(Site site, Cut cut) {
    RunLimits limits = site.limits();
    return new RunLimits(
        cut.options(),
        limits.windowOfBatches(),
        limits.windowOfChunks(),
        limits.merchantsPerPublish(),
        limits.settlingLag(),
        limits.clockTolerance(),
        limits.heartbeatTimeout(),
        limits.deadline());
  }
}
