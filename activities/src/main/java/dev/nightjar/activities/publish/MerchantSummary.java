package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.SummaryCells;
import dev.nightjar.core.calendar.ZoneData;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.job.Job;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.metric.MetricValues;
import dev.nightjar.core.model.HashRange;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.plan.PlannedSlice;
import dev.nightjar.core.plan.RecordSource;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.Seal;
import dev.nightjar.core.publish.SummaryTally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Put;
import org.jspecify.annotations.Nullable;

/**
 * Makes one merchant's summary rows. Those of a large summary are stored as they come, which nobody
 * sees before the pointer is put. For one merchant and one thread.
 */
final class MerchantSummary {
  private static final int ROWS_PER_WRITE = 1000;

  private final HBaseStores stores;
  private final Job<?> job;
  private final ResultId result;
  private final SummaryTally tally = new SummaryTally();
  private final List<Put> held = new ArrayList<>();

  private MerchantSummary(HBaseStores stores, Job<?> job, ResultId result) {
    this.stores = stores;
    this.job = job;
    this.result = result;
  }

  /** Makes a merchant's rows, or says why they cannot be published. */
  static MerchantResult of(
      HBaseStores stores, Job<?> job, RunId run, MerchantShare share, Seals seals)
      throws IOException {
    ResultId result = ResultId.of(run, new MerchantDay(share.merchant(), run.day()));
    try {
      return new MerchantSummary(stores, job, result).merge(share, seals);
    } catch (LostRows e) {
      return new MerchantResult.Lost(share, e.ranges(), String.valueOf(e.getMessage()));
    } catch (Unpublishable e) {
      return new MerchantResult.TakenOut(share.merchant(), String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // Bytes that are no deltas, a sum beyond its type, a sketch that does not merge.
      return new MerchantResult.TakenOut(
          share.merchant(),
          "its partial rows cannot be added up: %s. Mend the job or run the day again with --force"
              .formatted(e));
    }
  }

  private MerchantResult merge(MerchantShare share, Seals seals) throws IOException {
    seals.check(share.slices());
    Map<HashRange, Seal> sealed = new TreeMap<>();
    for (PlannedSlice slice : share.slices()) {
      sealed.put(slice.hashes(), seals.of(slice.slice()));
    }
    Map<String, Dimension> dimensions =
        job.dimensions().stream().collect(Collectors.toMap(Dimension::name, Function.identity()));
    new PartialMerge(dimensions, new SealedRanges(sealed), this::take).run(stores, result);
    return new MerchantResult.Ready(result.merchantDay(), pointer(share, sealed), held);
  }

  private void take(Dimension dimension, String value, MetricValues metrics) throws IOException {
    SortedMap<String, byte[]> columns = SummaryCells.columns(metrics);
    tally.add(dimension.name(), value, columns);
    held.add(SummaryCells.put(result, dimension.name(), value, columns));
    if (held.size() >= ROWS_PER_WRITE) {
      stores.write(HBaseTable.SUMMARY, held);
      held.clear();
    }
  }

  private Pointer pointer(MerchantShare share, Map<HashRange, Seal> sealed) {
    RowCounts sources =
        sealed.values().stream().map(Seal::rows).reduce(RowCounts.NONE, RowCounts::plus);
    return new Pointer(
        result.generation(),
        job.version(),
        share.slices().get(0).day().zone(),
        ZoneData.version(),
        sources,
        tally.rowsByDimension(),
        tally.digest(),
        origin(share));
  }

  private static Origin origin(MerchantShare share) {
    List<@Nullable RecordSource> sources =
        share.slices().stream().map(PlannedSlice::source).distinct().toList();
    if (sources.size() > 1) {
      throw new Unpublishable(
          "its slices have other sources than each other, %s. Run the day again with --force"
              .formatted(sources));
    }
    RecordSource source = sources.get(0);
    return source == null
        ? Origin.COMPUTED
        : new Origin.SummarizedAgain(source.generation(), source.dataAsOf());
  }
}
