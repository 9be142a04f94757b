/** The swarm's calls as the command line shows them. */
@NullMarked
package dev.nightjar.starter.calls;

import org.jspecify.annotations.NullMarked;
