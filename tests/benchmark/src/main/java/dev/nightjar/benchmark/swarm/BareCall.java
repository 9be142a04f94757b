package dev.nightjar.benchmark.swarm;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** The peer's activity. */
@ActivityInterface
public interface BareCall {
  /** Gives back what it is given. */
  @ActivityMethod(name = "bare")
  long bare(long millis);
}
