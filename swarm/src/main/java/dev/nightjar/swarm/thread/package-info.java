/** Threads that keep no JVM alive. */
@NullMarked
package dev.nightjar.swarm.thread;

import org.jspecify.annotations.NullMarked;
