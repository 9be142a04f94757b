package dev.nightjar.core.plan;

import dev.nightjar.core.model.Generation;

/**
 * A generation whose intermediate rows are summarized again.
 *
 * @param generation which generation
 * @param dataAsOf the cutoff as of which raw was read for them, not after the generation: earlier
 *     where that one was itself summarized again
 */
public record RecordSource(Generation generation, Generation dataAsOf) {
  public RecordSource {
    if (dataAsOf.compareTo(generation) > 0) {
      throw new IllegalArgumentException(
          "Invalid source: generation %s cannot have raw data as of %s, which is later"
              .formatted(generation, dataAsOf));
    }
  }
}
