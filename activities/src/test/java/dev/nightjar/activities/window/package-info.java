/** Tests of windows. */
@NullMarked
package dev.nightjar.activities.window;

import org.jspecify.annotations.NullMarked;
