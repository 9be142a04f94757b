/** What a caller sees where a call has no value. */
@NullMarked
package dev.nightjar.swarm.failure;

import org.jspecify.annotations.NullMarked;
