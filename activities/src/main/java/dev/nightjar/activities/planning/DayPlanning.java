package dev.nightjar.activities.planning;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Beating;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.ledger.EarlierNights;
import dev.nightjar.core.merchant.MerchantRegistry;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.plan.ChunkPlanner;
import dev.nightjar.core.plan.MerchantDayWeight;
import dev.nightjar.core.plan.NightPace;
import dev.nightjar.core.plan.Plan;
import dev.nightjar.core.plan.PlanBasis;
import dev.nightjar.core.plan.PlanOptions;
import dev.nightjar.core.plan.RowsPerChunk;
import dev.nightjar.core.plan.WeightHistory;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.workflows.message.Existing;
import dev.nightjar.workflows.message.LeftOut;
import dev.nightjar.workflows.message.RunLimits;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Plans a business day from the registry, HBase and earlier nights, without a run or Temporal, and
 * writes nothing; so it also serves for looking at a plan without running it. Thread-safe.
 */
public final class DayPlanning {
  private static final int WEIGHTS_AT_ONCE = 4;

  private final MerchantRegistry registry;
  private final HBaseStores stores;
  private final EarlierNights earlier;

  /** With everything it needs. */
  public DayPlanning(MerchantRegistry registry, HBaseStores stores, EarlierNights earlier) {
    this.registry = registry;
    this.stores = stores;
    this.earlier = earlier;
  }

  /**
   * Plans a day. The plan is empty when nobody is left.
   *
   * @param limits of the run: how chunks and batches are cut, and how long a chunk should take
   * @throws RunRefused when the request names merchants that are not registered, or nobody is
   * @throws IOException when HBase does not answer
   * @throws dev.nightjar.core.ledger.LedgerUnavailable when the ledger does not answer
   */
  public DayPlan plan(DayRequest request, RunLimits limits, Heartbeat heartbeat)
      throws IOException {
    LeftOutCounts leftOut = new LeftOutCounts();
    List<Candidate> candidates = Candidates.of(registry.snapshot(), request, leftOut);
    heartbeat.beat();
    Predicate<MerchantId> mayBeEmpty = merchant -> false;
    List<Candidate> reached;
    if (request.late() != null && request.existing() != Existing.REPLACE) {
      Refresh refresh = new Refresh(stores, request, request.late());
      reached = Beating.get(heartbeat, () -> refresh.wanted(candidates, leftOut));
      mayBeEmpty = refresh::mayBeEmpty;
    } else {
      reached =
          Beating.get(
              heartbeat,
              () -> Arrivals.reached(stores, wanted(candidates, request, leftOut), leftOut));
    }
    heartbeat.beat();
    Optional<NightPace> pace = NightPace.of(earlier.latest(request.job()));
    RowsPerChunk rows = RowsPerChunk.of(limits.plan(), limits.chunkTime(), pace);
    PlanOptions options = limits.plan().withRowsPerChunkTarget(rows.target());
    Plan plan =
        ChunkPlanner.plan(
            weights(reached, mayBeEmpty, request, options, leftOut, heartbeat), options);
    return new DayPlan(plan, leftOut.leftOut(), PlanBasis.of(plan, rows, options.slots(), pace));
  }

  /** The same for days that are summarized again. */
  RecordPlanning ofRecords() {
    return new RecordPlanning(registry, stores);
  }

  /** What a plan rests on that was not made of weights. */
  PlanBasis basis(Plan plan, RowsPerChunk rows, int slots, JobName job) {
    return PlanBasis.of(plan, rows, slots, NightPace.of(earlier.latest(job)));
  }

  /**
   * Who of a request may be run under a plan that is there already, each with its shares as the
   * registry has them now.
   */
  Map<MerchantId, Integer> wanted(DayRequest request, LeftOutCounts leftOut) throws IOException {
    List<Candidate> candidates = Candidates.of(registry.snapshot(), request, leftOut);
    return wanted(candidates, request, leftOut).stream()
        .collect(Collectors.toMap(Candidate::merchant, Candidate::shares));
  }

  /** Who is left out of a day, apart from merchants that are in its plan already. */
  LeftOut leftOut(DayRequest request, Set<MerchantId> planned, Heartbeat heartbeat)
      throws IOException {
    LeftOutCounts leftOut = new LeftOutCounts();
    List<Candidate> candidates = new ArrayList<>();
    for (Candidate candidate : Candidates.of(registry.snapshot(), request, leftOut)) {
      if (!planned.contains(candidate.merchant())) {
        candidates.add(candidate);
      }
    }
    Beating.get(
            heartbeat,
            () -> Arrivals.reached(stores, wanted(candidates, request, leftOut), leftOut))
        .forEach(late -> leftOut.count(LeftOutReason.WITHOUT_DATA));
    return leftOut.leftOut();
  }

  private List<Candidate> wanted(
      List<Candidate> candidates, DayRequest request, LeftOutCounts leftOut) throws IOException {
    List<Optional<Pointer>> published =
        new Pointers(stores)
            .findAll(candidates.stream().map(Candidate::merchantDay).toList(), request.job());
    List<Candidate> wanted = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (published.get(i).filter(pointer -> stays(pointer, request)).isPresent()) {
        leftOut.count(LeftOutReason.ALREADY_PUBLISHED);
      } else {
        wanted.add(candidates.get(i));
      }
    }
    return wanted;
  }

  /** A generation that is not older than the run's can't be superseded by it. */
  private static boolean stays(Pointer pointer, DayRequest request) {
    return switch (request.existing()) {
      case KEEP -> true;
      case REPLACE, REFRESH -> pointer.generation().compareTo(request.cutoff()) >= 0;
    };
  }

  private List<MerchantDayWeight> weights(
      List<Candidate> candidates,
      Predicate<MerchantId> mayBeEmpty,
      DayRequest request,
      PlanOptions options,
      LeftOutCounts leftOut,
      Heartbeat heartbeat)
      throws IOException {
    WeightProbe probe = new WeightProbe(stores, request.cutoff(), options);
    Map<MerchantId, OptionalLong> history = history(candidates, request, heartbeat);
    List<MerchantDayWeight> weights = new ArrayList<>();
    OrderedWindow.run(
        WEIGHTS_AT_ONCE,
        candidates,
        candidate ->
            probe.weigh(
                candidate, history.getOrDefault(candidate.merchant(), OptionalLong.empty())),
        weight -> {
          if (weight.rows() == 0 && !mayBeEmpty.test(weight.merchant())) {
            // All of it arrived after the cutoff.
            leftOut.count(LeftOutReason.WITHOUT_DATA);
          } else {
            weights.add(weight);
          }
        },
        heartbeat);
    return weights;
  }

  /** What merchants weigh by earlier nights of the same weekday. */
  private Map<MerchantId, OptionalLong> history(
      List<Candidate> candidates, DayRequest request, Heartbeat heartbeat) {
    List<LocalDate> days = WeightHistory.days(request.day());
    Map<MerchantId, OptionalLong> history = new HashMap<>();
    for (int first = 0; first < candidates.size(); first += EarlierNights.MOST_MERCHANTS) {
      int end = Math.min(candidates.size(), first + EarlierNights.MOST_MERCHANTS);
      List<MerchantId> page =
          candidates.subList(first, end).stream().map(Candidate::merchant).toList();
      earlier
          .rowsRead(request.job(), page, days)
          .forEach((merchant, rows) -> history.put(merchant, WeightHistory.weight(rows)));
      heartbeat.beat();
    }
    return history;
  }
}
