/** Facts about the commands. */
@NullMarked
package dev.nightjar.starter.command;

import org.jspecify.annotations.NullMarked;
