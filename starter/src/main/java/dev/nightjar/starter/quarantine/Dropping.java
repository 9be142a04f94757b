package dev.nightjar.starter.quarantine;

import dev.nightjar.activities.quarantine.QuarantineEntry;
import dev.nightjar.activities.quarantine.QuarantineStore;
import dev.nightjar.starter.console.Console;
import dev.nightjar.starter.console.Elapsed;
import dev.nightjar.starter.console.ProgressLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Drops records in batches. Killed, it has dropped some of them; done again, it drops the rest. */
public final class Dropping {
  private static final int AT_ONCE = 500;

  private final QuarantineStore store;
  private final ProgressLine progress;
  private final List<QuarantineEntry> batch = new ArrayList<>();
  private long dropped;
  private long ofRawRows;

  /** Nothing is dropped yet. */
  public Dropping(QuarantineStore store, Console console) {
    this.store = store;
    this.progress = console.progressLine();
  }

  /** Drops the chosen records as they are seen; what is put anew meanwhile stays. */
  public void drop(Selection selection) throws IOException {
    try {
      selection.each(
          store,
          entry -> {
            batch.add(entry);
            if (batch.size() == AT_ONCE) {
              flush();
            }
            return true;
          });
      flush();
    } finally {
      progress.clear();
    }
  }

  private void flush() throws IOException {
    if (!batch.isEmpty()) {
      store.drop(batch);
      dropped += batch.size();
      ofRawRows += batch.stream().filter(entry -> entry.receipt().rawRow() != null).count();
      batch.clear();
      progress.update("dropping: " + Elapsed.count(dropped, "record"));
    }
  }

  /** How many were dropped. */
  public long dropped() {
    return dropped;
  }

  /** Of those, how many a night found in rows of raw, which stay. */
  public long ofRawRows() {
    return ofRawRows;
  }
}
