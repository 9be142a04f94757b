package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.publish.SweepReport.Rest;
import dev.nightjar.activities.summary.Pointers;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.IntermediateKey;
import dev.nightjar.core.keys.PartialKey;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.ledger.Ledger;
import dev.nightjar.core.ledger.StaleGeneration;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.publish.Pointer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sweep, which goes on until it is through or its time is up. For one thread. */
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

  /** What unpublished generations have of the time before the many that are superseded. */
  private static final int UNPUBLISHED_SHARE = 4;

  private final Ledger ledger;
  private final SweepOptions options;
  private final Pointers pointers;
  private final RowSweep rows;
  private int swept;
  private int kept;

  Sweep(HBaseStores stores, Ledger ledger, SweepOptions options, Heartbeat heartbeat) {
    this.ledger = ledger;
    this.options = options;
    this.pointers = new Pointers(stores);
    this.rows = new RowSweep(stores, options, heartbeat);
  }

  SweepReport run() throws IOException {
    rows.upTo(options.longest().dividedBy(UNPUBLISHED_SHARE));
    boolean isThrough = unpublished();
    rows.upTo(options.longest());
    isThrough = superseded() && (isThrough || unpublished());
    return new SweepReport(swept, rows.deleted(), kept, isThrough ? Rest.NOTHING : Rest.MORE);
  }

  private boolean superseded() throws IOException {
    List<StaleGeneration> next;
    do {
      // What is kept comes first again and again, and is not to keep the others from being swept.
      next = ledger.stale(age(), options.generationsPerPage(), kept);
      if (!sweep(next, this::keep, ledger::swept)) {
        return false;
      }
    } while (next.size() == options.generationsPerPage());
    return true;
  }

  /**
   * What a run has stored of merchants that it did not publish. As long as nothing newer is
   * published a retry of the run may go on with it, under the same timestamps; then nobody does.
   */
  private boolean unpublished() throws IOException {
    List<StaleGeneration> next;
    do {
      next = ledger.unpublished(age(), options.generationsPerPage());
      List<StaleGeneration> needed = new ArrayList<>();
      boolean isThrough = sweep(next, (left, seen) -> needed.add(left), ledger::forget);
      ledger.putOff(needed);
      if (!isThrough) {
        return false;
      }
    } while (next.size() == options.generationsPerPage());
    return true;
  }

  /**
   * The grace as it was when the sweep began: what becomes due meanwhile, and what this sweep has
   * put off itself, is for the next one.
   */
  private Duration age() {
    return options.grace().plusMillis(rows.elapsed().toMillis());
  }

  /**
   * Sweeps a page as far as the time goes.
   *
   * @param stays takes what is not superseded, with what readers are sent to
   * @param record takes all that is gone
   * @return whether the time was enough
   */
  private boolean sweep(
      List<StaleGeneration> page,
      BiConsumer<StaleGeneration, Optional<Pointer>> stays,
      Consumer<List<StaleGeneration>> record)
      throws IOException {
    Map<StaleGeneration, Pointer> seen = seen(page);
    List<StaleGeneration> gone = new ArrayList<>();
    try {
      for (StaleGeneration each : page) {
        Optional<Pointer> pointer = Optional.ofNullable(seen.get(each));
        if (rows.isOver()) {
          return false;
        } else if (!isSuperseded(each, pointer)) {
          stays.accept(each, pointer);
        } else if (delete(each)) {
          gone.add(each);
        } else {
          return false;
        }
      }
      return true;
    } finally {
      if (!gone.isEmpty()) {
        record.accept(gone);
        swept += gone.size();
      }
    }
  }

  /** Where readers are sent; a pointer only ever goes on to newer generations. */
  private Map<StaleGeneration, Pointer> seen(List<StaleGeneration> page) throws IOException {
    Map<JobName, List<StaleGeneration>> byJob =
        page.stream().collect(Collectors.groupingBy(StaleGeneration::job));
    Map<StaleGeneration, Pointer> seen = new HashMap<>();
    for (Map.Entry<JobName, List<StaleGeneration>> job : byJob.entrySet()) {
      List<Optional<Pointer>> found =
          pointers.findAll(
              job.getValue().stream().map(StaleGeneration::merchantDay).toList(), job.getKey());
      for (int i = 0; i < found.size(); i++) {
        StaleGeneration generation = job.getValue().get(i);
        found.get(i).ifPresent(pointer -> seen.put(generation, pointer));
      }
    }
    return seen;
  }

  private static boolean isSuperseded(StaleGeneration stale, Optional<Pointer> seen) {
    return seen.filter(pointer -> pointer.generation().compareTo(stale.generation()) > 0)
        .isPresent();
  }

  private void keep(StaleGeneration stale, Optional<Pointer> seen) {
    LOG.warn(
        "Generation {} of {} by job {} is kept: the ledger calls it superseded, but readers are sent to {}",
        stale.generation(),
        stale.merchantDay(),
        stale.job(),
        seen.map(Pointer::generation));
    kept++;
  }

  /** A generation that is too large for the time left is swept further by the next sweep. */
  private boolean delete(StaleGeneration stale) throws IOException {
    ResultId result = new ResultId(stale.merchantDay(), stale.job(), stale.generation());
    Generation generation = stale.generation();
    return rows.delete(HBaseTable.SUMMARY, SummaryKey.range(result, Granularity.DAY), generation)
        && rows.delete(HBaseTable.PARTIAL, PartialKey.range(result), generation)
        && rows.delete(HBaseTable.INTERMEDIATE, IntermediateKey.range(result), generation);
  }
}
