package dev.nightjar.activities.process;

import dev.nightjar.activities.stage.ChunkStages;
import dev.nightjar.activities.stage.StageClock;
import dev.nightjar.activities.stage.StageMeter.Use;
import dev.nightjar.activities.stage.StageQueue;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hbase.client.Result;

/**
 * A pass over a slice whose scan and decoding are stages with threads of their own: {@link #scan}
 * and {@link #decode} run there, the rest belongs to the fold's thread. Closing it ends both at
 * their next batch.
 */
final class StagedRows implements SliceSource {
  /** One in the making on either side of it is enough to keep both busy. */
  private static final int BATCHES = 2;

  private final ChunkStages stages;
  private final Opening opening;
  private final RowDecoding decoding;
  private final StageQueue<List<Result>> scanned;
  private final StageQueue<DecodedRows> decoded;
  private int folding;
  private long busyBefore;

  /** Opens a scan. */
  @FunctionalInterface
  interface Opening {
    RawRows open() throws IOException;
  }

  /** Not begun. */
  StagedRows(ChunkStages stages, Opening opening, RowDecoding decoding) {
    this.stages = stages;
    this.opening = opening;
    this.decoding = decoding;
    scanned = new StageQueue<>(BATCHES, stages.decode());
    decoded = new StageQueue<>(BATCHES, stages.fold());
  }

  /** Reads the slice to its end, or as long as anybody wants it. */
  void scan() {
    StageClock scanning = stages.scan().clock();
    try (RawRows raw = opening.open()) {
      boolean isWanted = true;
      while (isWanted) {
        List<Result> rows = raw.next(stages.handed());
        scanning.passed(rows.size());
        isWanted = !rows.isEmpty() && scanned.put(rows, scanning);
      }
      scanned.end();
    } catch (IOException | RuntimeException | Error e) {
      scanned.fail(e);
    } finally {
      scanning.lap(Use.BUSY);
    }
  }

  /** Decodes what is read. */
  void decode() {
    StageClock working = stages.decode().clock();
    try {
      boolean isWanted = true;
      while (isWanted) {
        Optional<List<Result>> rows = scanned.take(working);
        isWanted = rows.isPresent() && decoded.put(decoded(rows.get(), working), working);
      }
      decoded.end();
    } catch (IOException | RuntimeException | Error e) {
      decoded.fail(e);
    } finally {
      scanned.close();
      working.lap(Use.BUSY);
    }
  }

  private DecodedRows decoded(List<Result> rows, StageClock working) {
    DecodedRows made = decoding.decode(rows);
    stages.decoded().took(rows.size(), working.lap(Use.BUSY));
    working.passed(rows.size());
    return made;
  }

  @Override
  public Optional<DecodedRows> next(StageClock clock) throws IOException {
    Optional<DecodedRows> next = decoded.take(clock);
    if (folding > 0) {
      stages.folded().took(folding, clock.busyNanos() - busyBefore);
    }
    folding = next.map(DecodedRows::read).orElse(0);
    busyBefore = clock.busyNanos();
    return next;
  }

  @Override
  public void close() {
    scanned.close();
    decoded.close();
  }
}
