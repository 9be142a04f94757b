package dev.nightjar.core.ledger;

import dev.nightjar.core.plan.PlannedChunk;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A chunk's row in the ledger.
 *
 * @param chunk what was planned; never changes
 * @param state how far it has come
 * @param attempts how many executions have begun
 * @param worker the worker host that began last
 * @param outcome what it came to, once done
 * @param started when the last execution began
 * @param finished when it was done or failed
 * @param lastError why the last execution failed, as far as recorded
 */
public record ChunkRecord(
    PlannedChunk chunk,
    ChunkState state,
    int attempts,
    @Nullable String worker,
    @Nullable ChunkOutcome outcome,
    @Nullable Instant started,
    @Nullable Instant finished,
    @Nullable String lastError) {}
