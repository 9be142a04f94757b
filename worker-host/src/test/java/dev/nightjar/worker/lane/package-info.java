/** Facts about the lanes. */
@NullMarked
package dev.nightjar.worker.lane;

import org.jspecify.annotations.NullMarked;
