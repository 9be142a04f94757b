package dev.nightjar.activities.publish;

import dev.nightjar.core.model.JobName;
import dev.nightjar.core.model.MerchantDay;
import dev.nightjar.core.publish.Origin;
import dev.nightjar.core.publish.Pointer;

/**
 * A rollback that can be.
 *
 * @param merchantDay whose day
 * @param job of which job
 * @param current what readers see now
 * @param source what they are to see again
 */
public record RollbackPlan(MerchantDay merchantDay, JobName job, Pointer current, Pointer source) {
  /** Whether readers see a copy of it already. */
  public boolean isDone() {
    return current.origin() instanceof Origin.CopyOf copy
        && copy.generation().equals(source.generation());
  }
}
