/** What travels between callers and worker hosts, by whatever carries it. */
@NullMarked
package dev.nightjar.swarm.message;

import org.jspecify.annotations.NullMarked;
