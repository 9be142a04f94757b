/**
 * Calls of a Java method on any worker host. A contract is an interface with {@link
 * dev.nightjar.swarm.contract.Swarm}; {@link dev.nightjar.swarm.Swarm} calls it; a worker host
 * offers an implementation as a {@link dev.nightjar.swarm.host.SwarmService}.
 */
@NullMarked
package dev.nightjar.swarm;

import org.jspecify.annotations.NullMarked;
