package dev.nightjar.core.ledger;

import dev.nightjar.core.model.Digest;
import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;

/**
 * What identifies a run's plan, small enough for a workflow to carry.
 *
 * @param run whose plan; a run has one
 * @param version the job version that every chunk must be processed with
 * @param batches how many batches
 * @param chunks how many chunks
 * @param merchants how many merchants
 * @param expectedRows raw rows by weight
 * @param digest the plan's digest
 */
public record PlanHead(
    RunId run,
    JobVersion version,
    int batches,
    int chunks,
    int merchants,
    long expectedRows,
    Digest digest) {}
