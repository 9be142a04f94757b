/** A benchmark's report in words. */
@NullMarked
package dev.nightjar.starter.bench;

import org.jspecify.annotations.NullMarked;
