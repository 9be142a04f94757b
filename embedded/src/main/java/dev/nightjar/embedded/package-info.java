/**
 * The embedded stack: Temporal, HBase and a MySQL-compatible server on the loopback address of one
 * machine, started from Maven artifacts alone, for a first look, demos and tests.
 */
@NullMarked
package dev.nightjar.embedded;

import org.jspecify.annotations.NullMarked;
