package dev.nightjar.swarm;

import java.util.List;

/**
 * What a join found within its limit.
 *
 * @param finished calls that have ended, by an answer or otherwise, in the order in which they were
 *     given
 * @param unfinished calls that go on, in the same order
 */
public record Joined<R>(List<SwarmCall<R>> finished, List<SwarmCall<R>> unfinished) {
  public Joined {
    finished = List.copyOf(finished);
    unfinished = List.copyOf(unfinished);
  }
}
