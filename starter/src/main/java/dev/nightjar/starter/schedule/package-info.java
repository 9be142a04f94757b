/** Schedules for a person: their file, what applying it changes, and what they will start. */
@NullMarked
package dev.nightjar.starter.schedule;

import org.jspecify.annotations.NullMarked;
