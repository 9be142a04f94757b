/** Schedules of nightly runs on a Temporal server: what they are, and what can be done to them. */
@NullMarked
package dev.nightjar.workflows.schedule;

import org.jspecify.annotations.NullMarked;
