/** The coordinator: workflow and activity interfaces, and the lanes they run on. */
@NullMarked
package dev.nightjar.workflows;

import org.jspecify.annotations.NullMarked;
