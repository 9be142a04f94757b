/** Backfills: their names and what is printed of them. */
@NullMarked
package dev.nightjar.starter.backfill;

import org.jspecify.annotations.NullMarked;
