package dev.nightjar.activities.process;

import dev.nightjar.activities.stage.BatchSize;
import dev.nightjar.activities.stage.StageClock;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Result;

/** Scans and decodes on the thread that asks: for a pass that nobody could begin ahead. */
final class DirectRows implements SliceSource {
  private final RawRows raw;
  private final RowDecoding decoding;
  private final BatchSize batch;

  DirectRows(RawRows raw, RowDecoding decoding, BatchSize batch) {
    this.raw = raw;
    this.decoding = decoding;
    this.batch = batch;
  }

  @Override
  public Optional<DecodedRows> next(StageClock clock) throws IOException {
    List<Result> rows = raw.next(batch.rows());
    return rows.isEmpty() ? Optional.empty() : Optional.of(decoding.decode(rows));
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
