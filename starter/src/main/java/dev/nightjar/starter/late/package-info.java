/** Late data in words and as sheets. */
@NullMarked
package dev.nightjar.starter.late;

import org.jspecify.annotations.NullMarked;
