package dev.nightjar.workflows;

import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import org.jspecify.annotations.Nullable;

/**
 * How far a run has come.
 *
 * @param run the run, once its cutoff is fixed
 * @param phase planning, batches, closing or ended
 * @param batches batches planned
 * @param batchesDone batches that have ended
 * @param merchantsPublished merchants published by batches that have ended
 * @param merchantsFailed merchants taken out by batches that have ended
 * @param rows raw rows of batches that have ended
 * @param paused since when it is paused and why, in words; empty while it goes on
 */
public record RunStatus(
    @Nullable RunId run,
    String phase,
    int batches,
    int batchesDone,
    int merchantsPublished,
    int merchantsFailed,
    RowCounts rows,
    String paused) {
  public RunStatus {
    // Coordinators of earlier builds do not say.
    paused = paused == null ? "" : paused;
  }
}
