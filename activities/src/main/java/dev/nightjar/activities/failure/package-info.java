/** The classes of errors: what a failure of an activity means for whoever may retry it. */
@NullMarked
package dev.nightjar.activities.failure;

import org.jspecify.annotations.NullMarked;
