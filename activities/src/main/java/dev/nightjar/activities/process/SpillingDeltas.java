package dev.nightjar.activities.process;

import dev.nightjar.core.job.DeltaRow;
import dev.nightjar.core.job.Deltas;
import dev.nightjar.core.job.Dimension;
import dev.nightjar.core.metric.DeltaTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Adds up a slice's deltas by row within a limit of heap: what is beyond goes to files as sorted
 * runs, which are merged at the end. The rows that come out are the same with and without runs. Not
 * thread-safe.
 */
final class SpillingDeltas implements Deltas, AutoCloseable {
  /** As many runs are merged into one, so that open files are few whatever the slice's size. */
  private static final int MOST_RUNS = 32;

  private final List<Dimension> dimensions;
  private final long limitBytes;
  private final Path folder;
  private final DeltaTable table;
  private final List<SpilledRun> runs = new ArrayList<>();

  SpillingDeltas(List<Dimension> dimensions, long limitBytes, Path folder) {
    this.dimensions = dimensions;
    this.limitBytes = limitBytes;
    this.folder = folder;
    this.table = new DeltaTable(dimensions);
  }

  @Override
  public DeltaRow row(Dimension dimension, String value) {
    return table.row(dimension, value);
  }

  /** Keeps the limit; called between records, as no row may be in use meanwhile. */
  void settle() throws IOException {
    if (table.estimatedBytes() > limitBytes) {
      spill(inMemory());
      if (runs.size() >= MOST_RUNS) {
        mergeRuns();
      }
    }
  }

  /** Hands all rows over in order, each once. */
  void drain(RowSink sink) throws IOException {
    List<SortedRows> sources = new ArrayList<>(runs);
    sources.add(inMemory());
    SortedRows rows = new MergedRows(sources);
    for (DeltaTable.Row row = rows.next(); row != null; row = rows.next()) {
      sink.accept(row);
    }
  }

  private SortedRows inMemory() {
    Iterator<DeltaTable.Row> rows = table.drainSorted().iterator();
    return () -> rows.hasNext() ? rows.next() : null;
  }

  private void mergeRuns() throws IOException {
    List<SpilledRun> merged = List.copyOf(runs);
    spill(new MergedRows(merged));
    for (SpilledRun run : merged) {
      run.close();
      runs.remove(run);
    }
  }

  private void spill(SortedRows rows) throws IOException {
    SpilledRun run = new SpilledRun(dimensions, folder);
    runs.add(run);
    for (DeltaTable.Row row = rows.next(); row != null; row = rows.next()) {
      run.write(row);
    }
    run.rewind();
  }

  @Override
  public void close() throws IOException {
    for (SpilledRun run : runs) {
      run.close();
    }
  }
}
