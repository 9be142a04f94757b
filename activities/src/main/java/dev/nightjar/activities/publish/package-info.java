/** Publishing: partial rows to summaries, the pointer last; and sweeping what is superseded. */
@NullMarked
package dev.nightjar.activities.publish;

import org.jspecify.annotations.NullMarked;
