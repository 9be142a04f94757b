package dev.nightjar.activities.stage;

import dev.nightjar.activities.failure.Overload;
import dev.nightjar.activities.window.FailedTask;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits while HBase is too busy, longer each time: a stage that is slowed down, rather than a chunk
 * that fails and is done again from its last seal. There is no end to it but the chunk's own. For
 * one thread.
 */
public final class Patience {
  private static final Logger LOG = LoggerFactory.getLogger(Patience.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(15);

  private final ChunkStage stage;
  private Duration next = FIRST;

  /** For a stage. */
  public Patience(ChunkStage stage) {
    this.stage = stage;
  }

  /**
   * Waits, if that is why something failed.
   *
   * @throws IOException the failure itself, if it has another cause, or when interrupted
   */
  public void after(IOException failure) throws IOException {
    if (!Overload.isWhy(failure)) {
      throw failure;
    }
    if (next.equals(FIRST)) {
      LOG.warn("HBase is too busy: the chunk's {} goes on slower", stage.label());
    }
    try {
      TimeUnit.MILLISECONDS.sleep(next.toMillis());
    } catch (InterruptedException e) {
      throw FailedTask.interrupted();
    }
    Duration twice = next.multipliedBy(2);
    next = twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }
}
