/** Processing a chunk: raw rows to intermediate rows, folded at once into partial rows. */
@NullMarked
package dev.nightjar.activities.process;

import org.jspecify.annotations.NullMarked;
