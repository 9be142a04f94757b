/** Walks a merchant-day's events visitor by visitor, in the order of the raw table. */
@NullMarked
package dev.nightjar.core.extract;

import org.jspecify.annotations.NullMarked;
