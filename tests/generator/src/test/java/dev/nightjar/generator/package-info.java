/** The plan's answers beside answers that were found in other ways. */
@NullMarked
package dev.nightjar.generator;

import org.jspecify.annotations.NullMarked;
