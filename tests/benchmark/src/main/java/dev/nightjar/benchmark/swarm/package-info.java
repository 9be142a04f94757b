/** The swarm under load: calls beside bare workflows, and lanes with more than they can do. */
@NullMarked
package dev.nightjar.benchmark.swarm;

import org.jspecify.annotations.NullMarked;
