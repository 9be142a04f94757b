package dev.nightjar.activities.publish;

import dev.nightjar.core.ledger.GenerationRecord;
import dev.nightjar.core.model.Generation;
import dev.nightjar.core.publish.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A generation that readers of a merchant-day are, or were, sent to.
 *
 * @param pointer what it holds
 * @param state what became of it
 * @param record what the ledger knows of it; null when it lost or never got that
 */
public record PublishedGeneration(
    Pointer pointer, GenerationState state, @Nullable GenerationRecord record) {
  /** Which. */
  public Generation generation() {
    return pointer.generation();
  }

  static PublishedGeneration of(
      Pointer pointer, Pointer current, @Nullable GenerationRecord record) {
    return new PublishedGeneration(pointer, state(pointer, current, record), record);
  }

  private static GenerationState state(
      Pointer pointer, Pointer current, @Nullable GenerationRecord record) {
    if (pointer.equals(current)) {
      return pointer.withdrawal().isPresent()
          ? GenerationState.WITHDRAWN
          : GenerationState.PUBLISHED;
    }
    return record != null && record.swept() != null
        ? GenerationState.SWEPT
        : GenerationState.SUPERSEDED;
  }
}
