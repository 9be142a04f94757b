/** The commands: what each takes, what it asks the engine for, what it prints. */
@NullMarked
package dev.nightjar.starter.command;

import org.jspecify.annotations.NullMarked;
