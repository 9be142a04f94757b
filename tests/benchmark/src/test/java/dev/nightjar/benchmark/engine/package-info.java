@NullMarked
package dev.nightjar.benchmark.engine;

import org.jspecify.annotations.NullMarked;
