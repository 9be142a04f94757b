/**
 * Connections to Temporal, HBase and MySQL: opened within 10 seconds, or refused with what to do.
 */
@NullMarked
package dev.nightjar.worker.connect;

import org.jspecify.annotations.NullMarked;
