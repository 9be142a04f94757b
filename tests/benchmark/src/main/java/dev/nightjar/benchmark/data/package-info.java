/** The data of a benchmark: one business day of many merchants. */
@NullMarked
package dev.nightjar.benchmark.data;

import org.jspecify.annotations.NullMarked;
