/** The words of the domain as small checked values: merchant, generation, slice, run, counts. */
@NullMarked
package dev.nightjar.core.model;

import org.jspecify.annotations.NullMarked;
