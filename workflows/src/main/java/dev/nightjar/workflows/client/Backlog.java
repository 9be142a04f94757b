package dev.nightjar.workflows.client;

import java.time.Duration;

/**
 * What waits in a task queue, roughly, and how fast that changes.
 *
 * @param waiting activities that no worker has taken yet
 * @param age how long the oldest has waited
 * @param addedPerSecond how many came lately
 * @param takenPerSecond how many were taken lately
 */
public record Backlog(long waiting, Duration age, double addedPerSecond, double takenPerSecond) {}
