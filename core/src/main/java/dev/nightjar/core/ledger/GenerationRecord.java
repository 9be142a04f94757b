package dev.nightjar.core.ledger;

import dev.nightjar.core.model.Generation;
import dev.nightjar.core.model.RunId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger knows of a generation of a merchant-day.
 *
 * @param generation which
 * @param run who computed it; null for a rollback or a withdrawal
 * @param published when it was recorded
 * @param superseded since when the ledger knows a newer one; null while it is the newest
 * @param swept when its rows were found gone; null while they may be there
 */
public record GenerationRecord(
    Generation generation,
    @Nullable RunId run,
    Instant published,
    @Nullable Instant superseded,
    @Nullable Instant swept) {}
