/** What is remembered of calls for diagnostics. */
@NullMarked
package dev.nightjar.swarm.log;

import org.jspecify.annotations.NullMarked;
