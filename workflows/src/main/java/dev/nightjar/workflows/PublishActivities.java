package dev.nightjar.workflows;

import dev.nightjar.workflows.message.PublishReport;
import dev.nightjar.workflows.message.PublishTask;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/**
 * Turns partial rows into summaries that readers see. It may run twice, at once or late: the same
 * generation gives the same bytes, and a pointer of an older generation can't be seen.
 */
@ActivityInterface
public interface PublishActivities {
  /** Publishes a group of merchants; a merchant whose sums do not hold is taken out. */
  @ActivityMethod(name = "publish")
  PublishReport publish(PublishTask task);
}
