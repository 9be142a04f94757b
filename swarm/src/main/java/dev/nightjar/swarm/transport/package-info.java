/** The seam between calls and what carries them: Temporal, or one process. */
@NullMarked
package dev.nightjar.swarm.transport;

import org.jspecify.annotations.NullMarked;
