package dev.nightjar.core.ledger;

import dev.nightjar.core.model.RunId;

/**
 * A chunk of a run's plan. Chunks made by a split have numbers from {@link #FIRST_SPLIT_NUMBER} on.
 *
 * @param run whose plan
 * @param number the chunk's number in it
 */
public record ChunkId(RunId run, int number) {
  /**
   * The first number of chunks that a split makes; planned chunks stay below. Those of a chunk that
   * failed come first, those of one that outgrew its weight from {@link OutgrownParts#FIRST_NUMBER}
   * on.
   */
  public static final int FIRST_SPLIT_NUMBER = 1_000_000_000;

  @Override
  public String toString() {
    return run + "#" + number;
  }
}
