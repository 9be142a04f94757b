package dev.nightjar.core.job;

/**
 * Merges two sketches in serialized form. It must be associative, commutative and deterministic to
 * the byte, or re-executions differ and the run refuses to publish.
 */
@FunctionalInterface
public interface SketchMerge {
  /** The merge of both; neither argument is changed. */
  byte[] merge(byte[] left, byte[] right);
}
