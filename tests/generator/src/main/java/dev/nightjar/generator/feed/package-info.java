/** The lines in the order in which they arrive, block by block. */
@NullMarked
package dev.nightjar.generator.feed;

import org.jspecify.annotations.NullMarked;
