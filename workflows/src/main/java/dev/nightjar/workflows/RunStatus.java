package dev.nightjar.workflows;

import dev.nightjar.core.model.RowCounts;
import dev.nightjar.core.model.RunId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a run, or a group of its batches, has come.
 *
 * @param run the run, once its cutoff is fixed
 * @param phase planning, batches, closing or ended
 * @param batches batches planned
 * @param batchesDone batches that have ended
 * @param merchantsPublished merchants published by batches that have ended
 * @param merchantsFailed merchants taken out by batches that have ended
 * @param rows raw rows of batches that have ended
 * @param paused since when it is paused and why, in words; empty while it goes on
 * @param groups the workflow ids of its groups of batches that run, two at most: what those have
 *     done is not in the counts until they end
 */
public record RunStatus(
    @Nullable RunId run,
    String phase,
    int batches,
    int batchesDone,
    int merchantsPublished,
    int merchantsFailed,
    RowCounts rows,
    String paused,
    List<String> groups) {
  public RunStatus {
    // Coordinators of earlier builds do not say.
    paused = paused == null ? "" : paused;
    groups = groups == null ? List.of() : List.copyOf(groups);
  }

  /** The same with the groups of batches that run. */
  RunStatus with(List<String> running) {
    return new RunStatus(
        run,
        phase,
        batches,
        batchesDone,
        merchantsPublished,
        merchantsFailed,
        rows,
        paused,
        running);
  }

  /** With what a group that this tells of has done. */
  public RunStatus plus(RunStatus group) {
    return new RunStatus(
        run,
        phase,
        batches,
        batchesDone + group.batchesDone,
        merchantsPublished + group.merchantsPublished,
        merchantsFailed + group.merchantsFailed,
        rows.plus(group.rows),
        paused,
        groups);
  }
}
