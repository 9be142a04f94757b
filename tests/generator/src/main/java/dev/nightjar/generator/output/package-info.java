/** A feed as files or a stream: encoded on several threads, written in order. */
@NullMarked
package dev.nightjar.generator.output;

import org.jspecify.annotations.NullMarked;
