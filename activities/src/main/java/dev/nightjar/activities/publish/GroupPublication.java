package dev.nightjar.activities.publish;

import dev.nightjar.activities.failure.PermanentFailure;
import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.process.SliceRestorer;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.activities.window.OrderedWindow;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.MerchantFailure;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.workflows.message.BatchReport;
import dev.nightjar.workflows.message.PublishReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of publishing a group of merchants. */
final class GroupPublication {
  private static final Logger LOG = LoggerFactory.getLogger(GroupPublication.class);

  /** Rows may be lost once more while they are made again. */
  private static final int MOST_RESTORATIONS = 2;

  /** It has, or may have, raw data that the rows to be published lack. */
  private static final String SUPERSEDED =
      "another generation was published since its intermediate rows were chosen, and stays. To summarize that one again,"
          + " repeat the backfill";

  private final HBaseStores stores;
  private final Ledger ledger;
  private final Job<?> job;
  private final RunId run;
  private final JobVersion version;
  private final SliceRestorer restorer;
  private final Heartbeat heartbeat;
  private final PublicationCommit commit;
  private final List<MerchantFailure> failures = new ArrayList<>();
  private final List<MerchantResult.Lost> lost = new ArrayList<>();

  /** What readers are sent to so far. */
  private final Map<MerchantId, Pointer> earlier = new HashMap<>();

  GroupPublication(
      HBaseStores stores,
      Ledger ledger,
      Job<?> job,
      RunId run,
      JobVersion version,
      SliceRestorer restorer,
      Heartbeat heartbeat) {
    this.stores = stores;
    this.ledger = ledger;
    this.job = job;
    this.run = run;
    this.version = version;
    this.restorer = restorer;
    this.heartbeat = heartbeat;
    this.commit = new PublicationCommit(stores, ledger, run, heartbeat);
  }

  PublishReport publish(List<MerchantShare> shares, int threads) throws IOException {
    List<MerchantShare> open = unpublished(covered(shares));
    for (int restorations = 0; !open.isEmpty(); restorations++) {
      lost.clear();
      merge(open, threads);
      open = restorations < MOST_RESTORATIONS ? restored() : nothingMore();
    }
    commit.flush();
    if (!failures.isEmpty()) {
      commit.recorded("failures", () -> ledger.takenOut(run, List.copyOf(failures)));
    }
    return new PublishReport(
        commit.published(),
        failures.size(),
        commit.summaryRows(),
        failures.subList(0, Math.min(failures.size(), BatchReport.MAX_FAILURES)));
  }

  private void merge(List<MerchantShare> open, int threads) throws IOException {
    Seals seals = Seals.read(stores, run, version, open);
    OrderedWindow.run(
        threads,
        open,
        share -> MerchantSummary.of(stores, job, run, share, seals),
        this::take,
        heartbeat);
  }

  /** Has lost rows made again, merchant by merchant, and tells whose. */
  private List<MerchantShare> restored() throws IOException {
    List<MerchantShare> restored = new ArrayList<>();
    for (MerchantResult.Lost merchant : lost) {
      List<PlannedSlice> slices = merchant.share().slices(merchant.ranges());
      LOG.warn("Processes {} slices again: {}", slices.size(), merchant.reason());
      try {
        restorer.restore(run, job, slices, heartbeat);
        restored.add(merchant.share());
      } catch (PermanentFailure e) {
        failures.add(
            new MerchantFailure(
                merchant.share().merchant(),
                "%s. They could not be made again: %s"
                    .formatted(merchant.reason(), e.getMessage())));
      }
    }
    return restored;
  }

  private List<MerchantShare> nothingMore() {
    lost.forEach(
        merchant ->
            failures.add(new MerchantFailure(merchant.share().merchant(), merchant.reason())));
    return List.of();
  }

  private List<MerchantShare> covered(List<MerchantShare> shares) {
    List<MerchantShare> covered = new ArrayList<>();
    for (MerchantShare share : shares) {
      Optional<String> flaw = share.flaw();
      if (flaw.isPresent()) {
        failures.add(new MerchantFailure(share.merchant(), flaw.get()));
      } else {
        covered.add(share);
      }
    }
    return covered;
  }

  /** A generation that is published never changes, so it is not written again. */
  private List<MerchantShare> unpublished(List<MerchantShare> shares) throws IOException {
    List<MerchantDay> days =
        shares.stream().map(share -> new MerchantDay(share.merchant(), run.day())).toList();
    List<Optional<Pointer>> pointers = new Pointers(stores).findAll(days, run.job());
    List<MerchantShare> open = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      Optional<Pointer> same =
          pointers.get(i).filter(pointer -> pointer.generation().equals(run.generation()));
      if (same.isPresent()) {
        commit.alreadyPublished(days.get(i), same.get());
      } else if (shares.get(i).isSourceSuperseded(pointers.get(i))) {
        failures.add(new MerchantFailure(shares.get(i).merchant(), SUPERSEDED));
      } else {
        MerchantId merchant = shares.get(i).merchant();
        pointers.get(i).ifPresent(pointer -> earlier.put(merchant, pointer));
        open.add(shares.get(i));
      }
    }
    return open;
  }

  private void take(MerchantResult result) throws IOException {
    if (result instanceof MerchantResult.Ready ready) {
      Pointer published = earlier.get(ready.merchantDay().merchant());
      if (published != null && ready.pointer().lacksRowsOf(published)) {
        failures.add(
            new MerchantFailure(
                ready.merchantDay().merchant(),
                fewerRows(ready.merchantDay(), ready.pointer(), published)));
      } else {
        commit.add(ready);
      }
    } else if (result instanceof MerchantResult.Lost merchant) {
      lost.add(merchant);
    } else if (result instanceof MerchantResult.TakenOut out) {
      failures.add(new MerchantFailure(out.merchant(), out.reason()));
    }
  }

  private String fewerRows(MerchantDay day, Pointer now, Pointer published) {
    return ("only %d raw rows are left of the %d that generation %s was made of: the others have expired, or were"
            + " deleted or lost. That generation stays. If they are to count no more, take it back (nightjar summary"
            + " withdraw %s %s --job %s --reason TEXT), then run the day again with --force")
        .formatted(
            now.sources().read(),
            published.sources().read(),
            published.generation(),
            day.merchant(),
            day.day(),
            run.job());
  }
}
