/** Calls over Temporal: a workflow is the call, an activity its execution. */
@NullMarked
package dev.nightjar.swarm.temporal;

import org.jspecify.annotations.NullMarked;
