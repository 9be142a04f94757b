package dev.nightjar.activities.replay;

/**
 * How far a replay is.
 *
 * @param read records that were read again
 * @param accepted those that left the quarantine
 */
public record ReplayProgress(long read, long accepted) {}
