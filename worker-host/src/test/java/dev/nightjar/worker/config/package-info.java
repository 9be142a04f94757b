/** Facts about the configuration. */
@NullMarked
package dev.nightjar.worker.config;

import org.jspecify.annotations.NullMarked;
