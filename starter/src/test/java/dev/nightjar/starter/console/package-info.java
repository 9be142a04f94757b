/** Facts about progress and durations. */
@NullMarked
package dev.nightjar.starter.console;

import org.jspecify.annotations.NullMarked;
