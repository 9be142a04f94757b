/** Bars, rates and estimates: what a display shows, worked out from numbers alone. */
@NullMarked
package dev.nightjar.starter.live;

import org.jspecify.annotations.NullMarked;
