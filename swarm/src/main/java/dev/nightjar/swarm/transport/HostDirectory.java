package dev.nightjar.swarm.transport;

import java.util.SortedSet;

/** Who is there. Thread-safe. */
@FunctionalInterface
public interface HostDirectory {
  /** Identities of the worker hosts that live and take calls of a lane. */
  SortedSet<String> live(String lane);
}
