package dev.nightjar.activities.process;

import dev.nightjar.activities.stage.StageClock;
import java.io.IOException;
import java.util.Optional;

/** The decoded rows of one pass over a slice. Not thread-safe. */
interface SliceSource extends AutoCloseable {
  /**
   * The next rows; empty at the end.
   *
   * @param clock of the thread that folds them
   */
  Optional<DecodedRows> next(StageClock clock) throws IOException;

  @Override
  void close() throws IOException;
}
