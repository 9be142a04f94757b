package dev.nightjar.swarm.transport;

import dev.nightjar.swarm.message.CallRequest;
import dev.nightjar.swarm.message.GroupRequest;
import java.util.Optional;

/**
 * What carries calls to whoever executes them. Thread-safe. An id names one call for good: starting
 * another under it gives the first one's carriage back.
 */
public interface Transport extends AutoCloseable {
  /**
   * Starts a call, or finds the one of that id.
   *
   * @return once the call is stored where it outlives this process, if such a place exists
   */
  Carriage start(String id, String lane, CallRequest request);

  /** Starts a page of a group, or finds the one of that id. */
  GroupCarriage startGroup(String id, String lane, GroupRequest request);

  /** A call that was started, by this process or another; empty when none is known. */
  Optional<FoundCall> find(String id);

  /** A group's page that was started, by this process or another; empty when none is known. */
  Optional<FoundGroup> findGroup(String id);

  @Override
  void close();
}
