package dev.nightjar.activities.publish;

import dev.nightjar.activities.hbase.HBaseStores;
import dev.nightjar.activities.hbase.HBaseTable;
import dev.nightjar.activities.summary.SummaryCells;
import dev.nightjar.activities.window.Heartbeat;
import dev.nightjar.core.keys.KeyRange;
import dev.nightjar.core.keys.ResultId;
import dev.nightjar.core.keys.SummaryKey;
import dev.nightjar.core.model.Granularity;
import dev.nightjar.core.model.ShellWord;
import dev.nightjar.core.publish.Pointer;
import dev.nightjar.core.publish.SummaryTally;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.Scan;

/**
 * Copies the summary rows of one generation under the keys of another, as they stream by, byte for
 * byte: no job is asked. For one copy and one thread.
 */
final class GenerationCopy {
  private static final int ROWS_PER_WRITE = 1000;

  private final HBaseStores stores;
  private final ResultId target;
  private final Heartbeat heartbeat;
  private final SummaryTally tally = new SummaryTally();
  private final List<Put> held = new ArrayList<>();

  GenerationCopy(HBaseStores stores, ResultId target, Heartbeat heartbeat) {
    this.stores = stores;
    this.target = target;
    this.heartbeat = heartbeat;
  }

  /**
   * Copies every row; all of them are stored when it returns.
   *
   * @param pointer what the rows must be
   * @throws PublicationRefused when they are not
   */
  void copy(ResultId source, Pointer pointer) throws IOException {
    KeyRange range = SummaryKey.range(source, Granularity.DAY);
    Scan scan =
        new Scan()
            .withStartRow(range.start())
            .withStopRow(range.stop())
            .addFamily(HBaseTable.SUMMARY.family())
            .setCaching(ROWS_PER_WRITE);
    stores.scan(HBaseTable.SUMMARY, scan, this::take);
    write();
    check(source, pointer);
  }

  private boolean take(Result row) throws IOException {
    String dimension = SummaryKey.dimension(row.getRow());
    String value = SummaryKey.value(row.getRow());
    SortedMap<String, byte[]> columns = SummaryCells.columns(row);
    tally.add(dimension, value, columns);
    held.add(SummaryCells.put(target, dimension, value, columns));
    if (held.size() == ROWS_PER_WRITE) {
      write();
    }
    return true;
  }

  private void write() throws IOException {
    stores.write(HBaseTable.SUMMARY, held);
    held.clear();
    heartbeat.beat();
  }

  private void check(ResultId source, Pointer pointer) {
    if (!tally.rowsByDimension().equals(pointer.rowsByDimension())
        || !tally.digest().equals(pointer.digest())) {
      throw new PublicationRefused(
          ("Cannot roll back to generation %s of %s: its rows are swept or damaged, %s of them where its pointer tells"
                  + " of %s, or with another digest. Choose another one from: nightjar summary generations %s %s --job %s")
              .formatted(
                  source.generation(),
                  source.merchantDay(),
                  tally.rowsByDimension(),
                  pointer.rowsByDimension(),
                  ShellWord.of(source.merchantDay().merchant().value()),
                  source.merchantDay().day(),
                  source.job()));
    }
  }
}
