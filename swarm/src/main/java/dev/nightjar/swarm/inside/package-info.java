/** The swarm inside workflows. */
@NullMarked
package dev.nightjar.swarm.inside;

import org.jspecify.annotations.NullMarked;
