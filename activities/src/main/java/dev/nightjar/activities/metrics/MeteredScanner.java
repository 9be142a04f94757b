package dev.nightjar.activities.metrics;

import dev.nightjar.activities.metrics.CallMeters.Direction;
import dev.nightjar.activities.metrics.CallMeters.Outcome;
import java.io.IOException;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.metrics.ScanMetrics;
import org.jspecify.annotations.Nullable;

/**
 * Counts what a scan brings and how long its reader waits for it, in fields of its own; they go to
 * the registry every {@value #ROWS_PER_REPORT} rows and at the end. Not thread-safe, as any
 * scanner.
 */
final class MeteredScanner implements ResultScanner {
  private static final int ROWS_PER_REPORT = 10_000;

  private final ResultScanner scanner;
  private final CallMeters meters;
  private Outcome outcome = Outcome.OK;
  private long waited;
  private long rows;
  private long bytes;
  private boolean closed;

  /**
   * A scanner that was just opened.
   *
   * @param waited nanoseconds that opening it took
   */
  MeteredScanner(ResultScanner scanner, CallMeters meters, long waited) {
    this.scanner = scanner;
    this.meters = meters;
    this.waited = waited;
  }

  @Override
  public @Nullable Result next() throws IOException {
    Result[] row = next(1);
    return row.length == 0 ? null : row[0];
  }

  /** Looks at the clock once for all of them. */
  @Override
  public Result[] next(int most) throws IOException {
    long started = System.nanoTime();
    try {
      Result[] read = scanner.next(most);
      waited += System.nanoTime() - started;
      count(read);
      return read;
    } catch (IOException | RuntimeException e) {
      waited += System.nanoTime() - started;
      outcome = Outcome.FAILED;
      throw e;
    }
  }

  private void count(Result[] read) {
    for (Result row : read) {
      bytes += CellBytes.of(row);
    }
    rows += read.length;
    if (rows >= ROWS_PER_REPORT) {
      report();
    }
  }

  private void report() {
    meters.moved(Direction.READ, rows, bytes);
    rows = 0;
    bytes = 0;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      report();
      meters.called(TableOperation.SCAN, outcome, waited);
    }
    scanner.close();
  }

  @Override
  public boolean renewLease() {
    return scanner.renewLease();
  }

  @Override
  public @Nullable ScanMetrics getScanMetrics() {
    return scanner.getScanMetrics();
  }
}
