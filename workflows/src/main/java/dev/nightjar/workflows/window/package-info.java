/** What may start next when only so many may run at once. */
@NullMarked
package dev.nightjar.workflows.window;

import org.jspecify.annotations.NullMarked;
