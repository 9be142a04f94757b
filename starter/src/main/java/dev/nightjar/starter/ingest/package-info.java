/** Taking events in from a file or standard input. */
@NullMarked
package dev.nightjar.starter.ingest;

import org.jspecify.annotations.NullMarked;
