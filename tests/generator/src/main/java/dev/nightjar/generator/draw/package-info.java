/** Draws and apportionment by integers alone: the same on every machine. */
@NullMarked
package dev.nightjar.generator.draw;

import org.jspecify.annotations.NullMarked;
