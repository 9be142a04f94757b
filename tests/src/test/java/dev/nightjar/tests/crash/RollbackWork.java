package dev.nightjar.tests.crash;

import dev.nightjar.tests.NightjarProcess;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Commands that an operator types one after the other, each until it says that it is done: the
 * command line itself is what works. A merchant counts as a chunk. Thread-safe.
 */
final class RollbackWork implements Work {
  private final Deque<List<String>> left;
  private final int all;
  private List<String> current;
  private @Nullable NightjarProcess counted;

  RollbackWork(List<List<String>> commands) {
    left = new ArrayDeque<>(commands);
    all = commands.size();
    current = left.element();
  }

  @Override
  public synchronized List<String> follow() {
    return current;
  }

  @Override
  public synchronized boolean isServedBy(NightjarProcess ended) throws InterruptedException {
    if (ended != counted && ended.exit() == 0) {
      counted = ended;
      left.remove();
      current = left.isEmpty() ? current : left.element();
    }
    return left.isEmpty();
  }

  @Override
  public synchronized Progress progress() {
    int done = all - left.size();
    return new Progress(done, done, left.isEmpty());
  }
}
