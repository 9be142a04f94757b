/** Arguments and results as JSON. */
@NullMarked
package dev.nightjar.swarm.json;

import org.jspecify.annotations.NullMarked;
