/** Configuration as records, read once from a file and the environment, and checked together. */
@NullMarked
package dev.nightjar.worker.config;

import org.jspecify.annotations.NullMarked;
