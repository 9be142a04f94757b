package dev.nightjar.workflows.message;

import dev.nightjar.core.model.RunId;

/**
 * Which batches of a run's plan to read.
 *
 * @param run whose plan
 * @param first the number of the first batch
 * @param batches how many, 1 to 500
 */
public record PageTask(RunId run, int first, int batches) {}
