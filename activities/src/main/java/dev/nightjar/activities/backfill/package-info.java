/** Which business days a backfill runs. */
@NullMarked
package dev.nightjar.activities.backfill;

import org.jspecify.annotations.NullMarked;
