/** Reads quarantined records again, and sends those that are readable now back into raw. */
@NullMarked
package dev.nightjar.activities.replay;

import org.jspecify.annotations.NullMarked;
