package dev.nightjar.core.plan;

import java.time.Duration;
import java.util.List;

/**
 * A run that completed, as far as it tells of the next.
 *
 * @param besides how much longer it took than from its first chunk's beginning to its last one's
 *     end: planning, the last publications, closing; 0 or more
 * @param chunks chunks of it that were done in one attempt; some, not all
 */
public record EarlierRun(Duration besides, List<ChunkPace> chunks) {
  public EarlierRun {
    chunks = List.copyOf(chunks);
    if (besides.isNegative()) {
      throw new IllegalArgumentException("Invalid run: %s besides its chunks".formatted(besides));
    }
  }
}
