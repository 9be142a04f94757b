package dev.nightjar.benchmark.swarm;

import dev.nightjar.benchmark.report.Target;
import java.util.List;

/**
 * What was found of the swarm.
 *
 * @param targets with what was measured
 * @param storms each defence under each load
 */
public record SwarmReport(List<Target> targets, List<StormResult> storms) {
  public SwarmReport {
    targets = List.copyOf(targets);
    storms = List.copyOf(storms);
  }
}
