/** Planned events as lines of JSON. */
@NullMarked
package dev.nightjar.generator.document;

import org.jspecify.annotations.NullMarked;
