package dev.nightjar.worker.calls;

import dev.nightjar.core.call.CallEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Entries that wait to be written, bounded by number and by the size of their arguments. */
final class WaitingEntries {
  private final BlockingQueue<CallEntry> queue;
  private final long mostCharacters;
  private final AtomicLong characters = new AtomicLong();

  /**
   * None yet.
   *
   * @param most entries at most
   * @param mostCharacters of their arguments together at most
   */
  WaitingEntries(int most, long mostCharacters) {
    this.queue = new ArrayBlockingQueue<>(most);
    this.mostCharacters = mostCharacters;
  }

  /** Takes an entry in, unless there is no room for it. */
  boolean offer(CallEntry entry) {
    long size = size(entry);
    boolean hasRoom = characters.addAndGet(size) <= mostCharacters && queue.offer(entry);
    if (!hasRoom) {
      characters.addAndGet(-size);
    }
    return hasRoom;
  }

  /** Takes out what there is, waiting for the first one; none when none came in time. */
  List<CallEntry> poll(int most, long millis) throws InterruptedException {
    List<CallEntry> batch = new ArrayList<>();
    @Nullable CallEntry first = queue.poll(millis, TimeUnit.MILLISECONDS);
    if (first != null) {
      batch.add(first);
      queue.drainTo(batch, most - 1);
      batch.forEach(entry -> characters.addAndGet(-size(entry)));
    }
    return batch;
  }

  int size() {
    return queue.size();
  }

  private static long size(CallEntry entry) {
    return entry.arguments().map(String::length).orElse(0);
  }
}
