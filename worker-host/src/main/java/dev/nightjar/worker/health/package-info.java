/** How a worker host is: whether it is alive, whether it can work, and what is in the way. */
@NullMarked
package dev.nightjar.worker.health;

import org.jspecify.annotations.NullMarked;
