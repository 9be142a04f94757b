/** What a benchmark found. */
@NullMarked
package dev.nightjar.benchmark.report;

import org.jspecify.annotations.NullMarked;
