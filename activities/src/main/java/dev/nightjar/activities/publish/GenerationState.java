package dev.nightjar.activities.publish;

/** What became of a published generation. */
public enum GenerationState {
  /** Readers see it. */
  PUBLISHED,
  /** Readers are told that nothing is published, and why. */
  WITHDRAWN,
  /** Readers see a newer one; its rows may still be there. */
  SUPERSEDED,
  /** Superseded, and its rows are deleted. */
  SWEPT
}
