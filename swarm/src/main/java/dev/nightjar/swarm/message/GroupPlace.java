package dev.nightjar.swarm.message;

/**
 * Which call of its group one is.
 *
 * @param number its place, from 0
 * @param attemptsBefore executions that it had before as one of several
 */
public record GroupPlace(int number, int attemptsBefore) {}
