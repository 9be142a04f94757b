/** The engine's part: nights, and what the coordinator costs. */
@NullMarked
package dev.nightjar.benchmark.engine;

import org.jspecify.annotations.NullMarked;
