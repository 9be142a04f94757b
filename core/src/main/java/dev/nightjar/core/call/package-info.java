/** What is remembered of the swarm's calls for diagnostics. */
@NullMarked
package dev.nightjar.core.call;

import org.jspecify.annotations.NullMarked;
