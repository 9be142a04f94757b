/** Runs a job in memory, for the tests of job authors: events in, rows out. */
@NullMarked
package dev.nightjar.core.job.harness;

import org.jspecify.annotations.NullMarked;
