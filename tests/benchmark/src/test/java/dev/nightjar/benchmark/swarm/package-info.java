@NullMarked
package dev.nightjar.benchmark.swarm;

import org.jspecify.annotations.NullMarked;
