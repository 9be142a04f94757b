package dev.nightjar.workflows;

import dev.nightjar.workflows.message.LateFound;
import dev.nightjar.workflows.message.LateTask;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** What the coordinator asks about late data. It reads only, so it may run any number of times. */
@ActivityInterface
public interface LateActivities {
  /** Looks which business days have merchant-days that wait, and for what. */
  @ActivityMethod(name = "late")
  LateFound late(LateTask task);
}
