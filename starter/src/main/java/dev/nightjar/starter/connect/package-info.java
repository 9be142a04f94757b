/** Which stack a command works on, and how it is opened. */
@NullMarked
package dev.nightjar.starter.connect;

import org.jspecify.annotations.NullMarked;
