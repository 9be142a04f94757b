/** What lanes of the swarm do under overload, as it is set while programs run. */
@NullMarked
package dev.nightjar.core.lane;

import org.jspecify.annotations.NullMarked;
