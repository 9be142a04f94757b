/** Inputs that nobody wrote by hand, for a bounded time: what reads bytes must survive any. */
@NullMarked
package dev.nightjar.tests.fuzz;

import org.jspecify.annotations.NullMarked;
