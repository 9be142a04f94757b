/** Records that could not be read, kept as received with the reason. */
@NullMarked
package dev.nightjar.activities.quarantine;

import org.jspecify.annotations.NullMarked;
