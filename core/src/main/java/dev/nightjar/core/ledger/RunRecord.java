package dev.nightjar.core.ledger;

import dev.nightjar.core.model.JobVersion;
import dev.nightjar.core.model.RunId;
import dev.nightjar.core.model.RunState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A run's row in the ledger, with its progress.
 *
 * @param id which run
 * @param version the job version
 * @param workflowId the coordinator's workflow id
 * @param state how far it has come
 * @param started when it was opened
 * @param finished when it was closed
 * @param progress counts over its chunks and merchants
 * @param message why it ended as it did, in words
 */
public record RunRecord(
    RunId id,
    JobVersion version,
    String workflowId,
    RunState state,
    Instant started,
    @Nullable Instant finished,
    RunProgress progress,
    @Nullable String message) {}
