package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.summary.SealedDays;
import dev.nightjar.activities.window.Beating;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.RowsSource;
import dev.nightjar.core.publish.AgainRule;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.WithoutRecords;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Plans a business day that is summarized again from the intermediate rows of what is published:
 * the slices as they were sealed, each with the generation that its rows are read of, so that what
 * is published meanwhile changes nothing in the run. Writes nothing. Thread-safe.
 */
final class RecordPlanning {
  private static final int SEALS_AT_ONCE = 4;

  private final MerchantRegistry registry;
  private final HBaseStores stores;
  private final SealedDays sealed;

  RecordPlanning(MerchantRegistry registry, HBaseStores stores) {
    this.registry = registry;
    this.stores = stores;
    this.sealed = new SealedDays(stores);
  }

  /** Plans a day for a job as this host has it. The plan is empty when nobody is left. */
  DayPlan plan(DayRequest request, Job<?> job, RunLimits limits, Heartbeat heartbeat)
      throws IOException {
    LeftOutCounts leftOut = new LeftOutCounts();
    List<MerchantDayWeight> weights = new ArrayList<>();
    OrderedWindow.run(
        SEALS_AT_ONCE,
        Beating.get(heartbeat, () -> wanted(request, job, leftOut)),
        published -> weight(published, request),
        weight ->
            weight.ifPresentOrElse(
                weights::add, () -> leftOut.count(LeftOutReason.WITHOUT_RECORDS)),
        heartbeat);
    Plan plan = ChunkPlanner.plan(weights, limits.plan());
    RowsPerChunk rows =
        new RowsPerChunk(limits.plan().rowsPerChunkTarget(), RowsSource.INTERMEDIATE);
    // How fast raw is read tells nothing of how long this takes.
    return new DayPlan(
        plan, leftOut.leftOut(), PlanBasis.of(plan, rows, limits.plan().slots(), Optional.empty()));
  }

  /** Who is left out of a day, apart from merchants that are in its plan already. */
  LeftOut leftOut(DayRequest request, Job<?> job, Set<MerchantId> planned, Heartbeat heartbeat)
      throws IOException {
    LeftOutCounts leftOut = new LeftOutCounts();
    for (Published published : Beating.get(heartbeat, () -> wanted(request, job, leftOut))) {
      if (!planned.contains(published.candidate().merchant())) {
        leftOut.count(LeftOutReason.WITHOUT_RECORDS);
      }
      heartbeat.beat();
    }
    return leftOut.leftOut();
  }

  private record Published(Candidate candidate, Pointer pointer) {}

  private List<Published> wanted(DayRequest request, Job<?> job, LeftOutCounts leftOut)
      throws IOException {
    AgainRule rule =
        new AgainRule(
            job,
            request.existing() == Existing.KEEP
                ? AgainRule.Wanted.OTHER_VERSIONS
                : AgainRule.Wanted.ALL,
            request.cutoff());
    List<Candidate> candidates = Candidates.of(registry.snapshot(), request, leftOut);
    List<Optional<Pointer>> pointers =
        new Pointers(stores)
            .findAll(candidates.stream().map(Candidate::merchantDay).toList(), request.job());
    List<Published> wanted = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      Candidate candidate = candidates.get(i);
      Pointer pointer = pointers.get(i).orElse(null);
      Optional<WithoutRecords> refused = rule.refuses(candidate.day().zone(), pointer);
      if (refused.isPresent()) {
        leftOut.count(reason(refused.get()));
      } else if (pointer != null) {
        wanted.add(new Published(candidate, pointer));
      }
    }
    return wanted;
  }

  private static LeftOutReason reason(WithoutRecords refused) {
    return switch (refused) {
      case UP_TO_DATE, NEWER_GENERATION -> LeftOutReason.ALREADY_PUBLISHED;
      case NOT_PUBLISHED, WITHDRAWN, ROLLED_BACK, LATER_VERSION, OTHER_RECORDS, OTHER_ZONE, GONE ->
          LeftOutReason.WITHOUT_RECORDS;
    };
  }

  private Optional<MerchantDayWeight> weight(Published published, DayRequest request)
      throws IOException {
    Candidate candidate = published.candidate();
    return sealed
        .find(candidate.merchantDay(), request.job(), published.pointer())
        .map(day -> MerchantDayWeight.of(candidate.merchant(), candidate.day(), day))
        .map(weight -> weight.withShares(candidate.shares()));
  }
}
