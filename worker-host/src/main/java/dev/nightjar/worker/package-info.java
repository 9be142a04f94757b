/** The worker host: one shared-nothing process that executes workflow tasks and activities. */
@NullMarked
package dev.nightjar.worker;

import org.jspecify.annotations.NullMarked;
