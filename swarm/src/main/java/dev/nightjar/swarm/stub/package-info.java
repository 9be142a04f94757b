/** Stubs: what a caller writes down, and how that becomes a request. */
@NullMarked
package dev.nightjar.swarm.stub;

import org.jspecify.annotations.NullMarked;
