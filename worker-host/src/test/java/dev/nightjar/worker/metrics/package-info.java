@NullMarked
package dev.nightjar.worker.metrics;

import org.jspecify.annotations.NullMarked;
