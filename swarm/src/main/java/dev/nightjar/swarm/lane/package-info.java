/** Lanes as callers see them: what they do under overload, and who is admitted. */
@NullMarked
package dev.nightjar.swarm.lane;

import org.jspecify.annotations.NullMarked;
