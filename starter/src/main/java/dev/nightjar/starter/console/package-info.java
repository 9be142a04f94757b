/** The terminal, or what stands in its place: streams, width, progress. */
@NullMarked
package dev.nightjar.starter.console;

import org.jspecify.annotations.NullMarked;
