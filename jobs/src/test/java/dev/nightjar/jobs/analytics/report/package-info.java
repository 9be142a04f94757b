/** Tests of reading the job's summary. */
@NullMarked
package dev.nightjar.jobs.analytics.report;

import org.jspecify.annotations.NullMarked;
