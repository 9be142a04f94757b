package dev.nightjar.benchmark.coordinator;

/**
 * When a worker host was at a chunk, by its own steady clock in nanoseconds.
 *
 * @param start when the chunk's code began
 * @param end when it ended, not before
 */
record ChunkSpan(long start, long end) {}
