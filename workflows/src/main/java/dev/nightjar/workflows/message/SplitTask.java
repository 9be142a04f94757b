package dev.nightjar.workflows.message;

import dev.nightjar.core.ledger.ChunkId;
import dev.nightjar.core.plan.Outgrowth;
import dev.nightjar.core.plan.SplitRule;

/**
 * A chunk that outgrew its weight while it ran.
 *
 * @param chunk which chunk
 * @param outgrowth which of its slices did it, and by how much
 * @param rule by which it did
 * @param reason in words, for a person
 */
public record SplitTask(ChunkId chunk, Outgrowth outgrowth, SplitRule rule, String reason) {}
