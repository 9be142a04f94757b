/** What a worker host offers to the swarm, and the swarm for those who call. */
@NullMarked
package dev.nightjar.worker.swarm;

import org.jspecify.annotations.NullMarked;
