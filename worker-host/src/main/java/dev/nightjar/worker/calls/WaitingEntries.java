package dev.nightjar.worker.calls;

import dev.nightjar.core.call.CallEntry;
import java.time.Duration;
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

  /**
   * Takes out entries, waiting for the first one, and then for others to be written with it.
   *
   * @param most at most so many
   * @param linger how long each of the two waits at most
   * @return none when none came in time
   */
  List<CallEntry> poll(int most, Duration linger) throws InterruptedException {
    List<CallEntry> batch = new ArrayList<>();
    @Nullable CallEntry next = queue.poll(linger.toNanos(), TimeUnit.NANOSECONDS);
    long until = System.nanoTime() + linger.toNanos();
    while (next != null) {
      batch.add(next);
      queue.drainTo(batch, most - batch.size());
      next =
          batch.size() < most ? queue.poll(until - System.nanoTime(), TimeUnit.NANOSECONDS) : null;
    }
    batch.forEach(entry -> characters.addAndGet(-size(entry)));
    return batch;
  }

  int size() {
    return queue.size();
  }

  private static long size(CallEntry entry) {
    return entry.arguments().map(String::length).orElse(0);
  }
}
