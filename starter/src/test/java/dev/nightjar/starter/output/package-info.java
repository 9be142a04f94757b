/** Facts about what commands print. */
@NullMarked
package dev.nightjar.starter.output;

import org.jspecify.annotations.NullMarked;
