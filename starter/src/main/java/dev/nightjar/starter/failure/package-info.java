/** How a command ends when it can't do what it was asked for. */
@NullMarked
package dev.nightjar.starter.failure;

import org.jspecify.annotations.NullMarked;
