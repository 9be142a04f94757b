/** Lanes: the Temporal task queues that a worker host serves, each with slots of its own. */
@NullMarked
package dev.nightjar.worker.lane;

import org.jspecify.annotations.NullMarked;
