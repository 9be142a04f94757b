/**
 * Brings raw events in: every document to {@code raw} or {@code quarantine}, counted and safe to
 * repeat.
 */
@NullMarked
package dev.nightjar.activities.ingest;

import org.jspecify.annotations.NullMarked;
