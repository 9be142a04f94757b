/** A small HTTP server for pages that say how a worker host is. */
@NullMarked
package dev.nightjar.worker.http;

import org.jspecify.annotations.NullMarked;
