/** The figures that a plan comes to. */
@NullMarked
package dev.nightjar.generator.summary;

import org.jspecify.annotations.NullMarked;
