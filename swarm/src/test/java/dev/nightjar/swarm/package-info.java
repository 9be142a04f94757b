/** Tests of calls as callers see them. */
@NullMarked
package dev.nightjar.swarm;

import org.jspecify.annotations.NullMarked;
