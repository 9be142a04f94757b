/** Runs of several business days, shown together. */
@NullMarked
package dev.nightjar.starter.days;

import org.jspecify.annotations.NullMarked;
