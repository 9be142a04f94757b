package dev.nightjar.benchmark;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.benchmark.data.DayOfEvents;
import dev.nightjar.benchmark.data.DayOfEvents.MerchantShare;
import dev.nightjar.benchmark.report.Program;
import dev.nightjar.benchmark.site.DayDigest;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.model.MerchantId;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Compares what the programs wrote, read back from the tables merchant by merchant: summary rows of
 * all, intermediate rows of those that write them.
 */
final class SameRows {
  private final HBaseStores stores;
  private final DayOfEvents data;
  private final JobName job;
  private final Map<MerchantId, DayDigest> expected = new TreeMap<>();
  private final Map<MerchantId, DayDigest> expectedIntermediate = new TreeMap<>();
  private final Set<Program> compared = new LinkedHashSet<>();
  private long summaryRows;
  private long intermediateRows;

  SameRows(HBaseStores stores, DayOfEvents data, JobName job) {
    this.stores = stores;
    this.data = data;
    this.job = job;
  }

  /** Compares a program's rows with those of the programs before it. */
  void compare(Program program, Generation generation) throws IOException {
    summaryRows = 0;
    long intermediate = 0;
    for (MerchantShare share : data.merchants()) {
      MerchantDay merchantDay = new MerchantDay(share.merchant(), data.day());
      DayDigest found = DayDigest.of(stores, new ResultId(merchantDay, job, generation));
      DayDigest first = expected.putIfAbsent(share.merchant(), found);
      require(
          first == null || first.summary().equals(found.summary()),
          "summary",
          program,
          share.merchant());
      if (program != Program.DIRECT) {
        DayDigest whole = expectedIntermediate.putIfAbsent(share.merchant(), found);
        require(
            whole == null || whole.intermediate().equals(found.intermediate()),
            "intermediate",
            program,
            share.merchant());
        intermediate += found.intermediate().rows();
      }
      summaryRows += found.summaryRows();
    }
    intermediateRows = Math.max(intermediateRows, intermediate);
    require(summaryRows > 0, "summary", program, data.merchants().get(0).merchant());
    compared.add(program);
  }

  private void require(boolean holds, String rows, Program program, MerchantId merchant)
      throws IOException {
    if (!holds) {
      throw new IOException(
          "The %s rows of %s for merchant %s are not those of the programs before it (%s). No figure counts until"
                  .formatted(rows, program.label(), merchant, compared)
              + " that is explained");
    }
  }

  String words() {
    return "%s wrote the same bytes: %,d summary rows, %,d intermediate rows, %d merchants"
        .formatted(
            String.join(", ", compared.stream().map(Program::label).toList()),
            summaryRows,
            intermediateRows,
            data.merchants().size());
  }
}
