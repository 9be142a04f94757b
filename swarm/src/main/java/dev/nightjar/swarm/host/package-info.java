/** What a worker host offers, and how it executes calls. */
@NullMarked
package dev.nightjar.swarm.host;

import org.jspecify.annotations.NullMarked;
