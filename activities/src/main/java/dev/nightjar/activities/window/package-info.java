/** A bounded window of tasks inside one activity, under its heartbeat. */
@NullMarked
package dev.nightjar.activities.window;

import org.jspecify.annotations.NullMarked;
