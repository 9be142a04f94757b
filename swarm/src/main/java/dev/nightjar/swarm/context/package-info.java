/** What travels with a call and into the calls that it makes. */
@NullMarked
package dev.nightjar.swarm.context;

import org.jspecify.annotations.NullMarked;
