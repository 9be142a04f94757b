package dev.nightjar.activities.ledger;

import dev.nightjar.core.plan.PlannedBatch;
import dev.nightjar.core.plan.PlannedChunk;
import java.util.List;

/**
 * Rows of a plan that are written in one transaction.
 *
 * @param batches those that begin with one of the chunks
 * @param chunks with consecutive numbers
 * @param firstSplit the number that the first part of the first chunk has if it is ever split
 */
record PlanPage(List<PlannedBatch> batches, List<PlannedChunk> chunks, int firstSplit) {}
