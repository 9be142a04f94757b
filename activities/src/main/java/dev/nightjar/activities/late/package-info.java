/** Late data: markers of arrivals, what waits because of them, and the audit of writers. */
@NullMarked
package dev.nightjar.activities.late;

import org.jspecify.annotations.NullMarked;
