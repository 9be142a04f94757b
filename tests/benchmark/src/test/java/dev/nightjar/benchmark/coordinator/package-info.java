@NullMarked
package dev.nightjar.benchmark.coordinator;

import org.jspecify.annotations.NullMarked;
