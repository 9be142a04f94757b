package dev.nightjar.worker.metrics;

/**
 * What a worker host gives to a lane.
 *
 * @param lane its name in metrics and lists
 * @param queue its Temporal task queue
 * @param slots how many of its activities are executed at once
 */
public record LaneSlots(String lane, String queue, int slots) {}
