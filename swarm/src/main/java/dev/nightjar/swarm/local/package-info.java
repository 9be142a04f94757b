/** The swarm in one process, without any server: for unit tests. */
@NullMarked
package dev.nightjar.swarm.local;

import org.jspecify.annotations.NullMarked;
