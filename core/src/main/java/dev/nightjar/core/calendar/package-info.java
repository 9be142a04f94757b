/** Business days: which day an instant belongs to, and when each day starts and ends. */
@NullMarked
package dev.nightjar.core.calendar;

import org.jspecify.annotations.NullMarked;
