package dev.nightjar.swarm.temporal;

import dev.nightjar.swarm.message.BundleOutcome;
import dev.nightjar.swarm.message.BundleRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Calls of a group, one after the other in one slot. */
@ActivityInterface
public interface BundleActivities {
  /** The activity's type. */
  String TYPE = "SwarmBundle";

  /** Executes them all; it may execute them twice, at once or late, as contracts say. */
  @ActivityMethod(name = TYPE)
  BundleOutcome bundle(BundleRequest request);
}
