/** Facts about the choice of a stack. */
@NullMarked
package dev.nightjar.starter.connect;

import org.jspecify.annotations.NullMarked;
