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
   * @throws CarriageFailed when it was not stored, or not in time; it may go on all the same
   */
  Carriage start(String id, String lane, CallRequest request, StartTerms terms);

  /**
   * Starts a page of a group, or finds the one of that id.
   *
   * @throws CarriageFailed when it was not stored, or not in time; it may go on all the same
   * @throws IllegalArgumentException when the page of that id is another one
   */
  GroupCarriage startGroup(String id, String lane, GroupRequest request, StartTerms terms);

  /**
   * A call that was started, by this process or another; empty when none is known.
   *
   * @throws CarriageFailed when nothing can be learnt of it
   */
  Optional<FoundCall> find(String id);

  /**
   * A group's page that was started, by this process or another; empty when none is known.
   *
   * @throws CarriageFailed when nothing can be learnt of it
   */
  Optional<FoundGroup> findGroup(String id);

  @Override
  void close();
}
