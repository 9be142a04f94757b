/** Tests of the job's definitions, fact by fact, and of its properties. */
@NullMarked
package dev.nightjar.jobs.analytics;

import org.jspecify.annotations.NullMarked;
