/** What a worker host counts, and the page that shows it to Prometheus. */
@NullMarked
package dev.nightjar.worker.metrics;

import org.jspecify.annotations.NullMarked;
