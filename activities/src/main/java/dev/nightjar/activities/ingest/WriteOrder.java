package dev.nightjar.activities.ingest;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets batches of one source be written side by side, but those that hold the same row one after
 * the other, in the order of the source: of two deliveries of an event the later one counts, on
 * every run. Thread-safe.
 */
final class WriteOrder {
  private final Map<Long, Set<ByteBuffer>> writing = new HashMap<>();
  private long next;
  private boolean stopped;

  /**
   * Waits until every earlier batch has entered and none that is being written shares a row.
   *
   * @return whether to write; false when writing was stopped
   */
  synchronized boolean enter(long number, Set<ByteBuffer> rows) throws InterruptedException {
    while (!stopped && (number != next || sharesRow(rows))) {
      wait();
    }
    if (!stopped) {
      writing.put(number, rows);
      next++;
      notifyAll();
    }
    return !stopped;
  }

  /** A batch that had entered is stored. */
  synchronized void leave(long number) {
    writing.remove(number);
    notifyAll();
  }

  /** Lets no batch enter any more. */
  synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  private boolean sharesRow(Set<ByteBuffer> rows) {
    return writing.values().stream().anyMatch(other -> !Collections.disjoint(rows, other));
  }
}
